package io.github.keycloakpat.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.http.Answer;
import java.util.ArrayList;
import java.util.List;

/** What a refusal looks like: the fields of Keycloak's errors, a stable word, and no cache keeps it. */
public final class Refusals {
    private Refusals() {}

    /** A fault of the request as a whole. */
    public static void assertRefused(Answer answer, int status, String error) {
        JsonNode body = assertShape(answer, status, error);
        assertThat(body.path("field").isNull()).as(answer.toString()).isTrue();
    }

    /** A fault of one JSON field or query parameter. */
    public static void assertRefused(Answer answer, int status, String error, String field) {
        JsonNode body = assertShape(answer, status, error);
        assertThat(body.path("field").asText()).as(answer.toString()).isEqualTo(field);
    }

    private static JsonNode assertShape(Answer answer, int status, String error) {
        JsonNode body = answer.expect(status).json();
        assertThat(names(body)).containsExactlyInAnyOrder("error", "errorMessage", "field", "params");
        assertThat(body.path("error").asText()).as(answer.toString()).isEqualTo(error);
        assertThat(body.path("errorMessage").asText()).isNotBlank();
        assertThat(body.path("params").isArray()).as(answer.toString()).isTrue();
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        return body;
    }

    /** The values that the message mentions. */
    public static List<String> params(Answer answer) {
        List<String> params = new ArrayList<>();
        answer.json().path("params").forEach(param -> params.add(param.asText()));
        return params;
    }

    public static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
