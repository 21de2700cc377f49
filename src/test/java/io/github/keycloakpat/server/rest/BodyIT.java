package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests whose body is not what it should be. */
@KeycloakTest
@Tag("wire")
class BodyIT {
    private static final String JSON = "application/json";

    private final UserRest alice;
    private String id = "";

    BodyIT(TestRealm realm) {
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void oneToken() {
        alice.clear();
        id = alice.makeId("name", "before");
    }

    static Stream<String> notOneJsonObject() {
        return Stream.of(
                " ",
                "{",
                "nonsense",
                "null",
                "[]",
                "[{\"name\":\"x\"}]",
                "\"x\"",
                "1",
                "true",
                "{\"name\":\"x\"} x",
                "{\"name\":\"x\"}{}",
                "{\"name\":\"x\"},",
                "{\"name\":\"x\",\"name\":\"x\"}",
                "{\"name\":\"x\",\"n\\u0061me\":\"y\"}",
                "{\"name\":\"x\",}",
                "{'name':'x'}",
                "{name:\"x\"}",
                "{\"name\":\"x\"/* */}",
                "{\"name\":\"a\nb\"}",
                "{\"name\":\"\\x\"}",
                "{\"name\":NaN}",
                "{\"name\":\"x\",\"deep\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}",
                "{\"name\":\"x\",\"deep\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000) + "}",
                "{\"name\":\"x\",\"number\":" + "9".repeat(20_000) + "}");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("notOneJsonObject")
    void whatIsNotOneJsonObjectIsRefused(String body) {
        assertThat(alice.http().post("").json(body).send().text("error")).isEqualTo("invalid_request");
        assertThat(alice.http().put("/" + id).json(body).send().text("error")).isEqualTo("invalid_request");
        assertThat(alice.http().post("/" + id + "/revoke").json(body).send().text("error"))
                .isEqualTo("invalid_request");
        assertUnchanged();
    }

    @Test
    void textInAnotherEncodingThanUtf8IsRefused() {
        byte[] latin = "{\"name\":\"é\"}".getBytes(ISO_8859_1);

        assertRefused(alice.http().post("").body(JSON, latin).send(), 400, "invalid_request");
        assertUnchanged();
    }

    @Test
    void aCreationWithoutABodyIsRefused() {
        Answer empty = alice.http().post("").body(JSON, "").send();

        assertThat(empty.status()).isBetween(400, 415);
        assertUnchanged();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | 5",
                "name | true",
                "name | []",
                "name | {}",
                "description | 5",
                "description | false",
                "description | [\"a\"]",
                "scopes | \"read\"",
                "scopes | {}",
                "scopes | [5]",
                "scopes | [null]",
                "scopes | [[\"read\"]]",
                "scopes | 1",
                "roles | \"orders-viewer\"",
                "roles | {}",
                "roles | [null]",
                "roles | false",
                "audiences | \"orders-api\"",
                "audiences | {}",
                "audiences | [1]",
                "authorizationDetails | {}",
                "authorizationDetails | \"x\"",
                "authorizationDetails | [1]",
                "allowedIps | \"10.0.0.0/8\"",
                "allowedIps | [10]",
                "allowedIps | {}",
                "expiresAt | 4102444799",
                "expiresAt | {}",
                "expiresIn | 30",
                "expiresIn | [\"P1D\"]"
            })
    void aFieldOfAnotherTypeIsRefused(String field, String value) {
        String name = field.equals("name") ? "" : "\"name\":\"x\",";
        String body = "{" + name + "\"" + field + "\":" + value + "}";

        assertRefused(alice.http().post("").json(body).send(), 400, "invalid_request", field);
        assertRefused(alice.http().put("/" + id).json(body).send(), 400, "invalid_request", field);
        assertUnchanged();
    }

    @Test
    void textsHaveABound() {
        String huge = "a".repeat(10_000);

        for (String field : List.of("scopes", "roles", "audiences", "allowedIps")) {
            Answer answer = alice.create("name", "x", field, List.of(huge));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("field")).isEqualTo(field);
            assertThat(answer.text()).hasSizeLessThan(2000);
        }
        assertThat(alice.create("name", "x", huge, 1).expect(400).text("errorMessage"))
                .hasSizeLessThan(200);
        assertUnchanged();
    }

    @Test
    void aRefusalDoesNotRepeatAValue() {
        String value = alice.make().path("token").asText();

        assertThat(alice.create("name", "x", "token", value).expect(400).text()).doesNotContain(value);
        assertThat(alice.http()
                        .post("")
                        .json("{\"name\":\"x\",\"token\":\"" + value)
                        .send()
                        .expect(400)
                        .text())
                .doesNotContain(value);
        assertThat(alice.http().post("").json(value).send().expect(400).text()).doesNotContain(value);
    }

    @ParameterizedTest
    @CsvSource({"GET, /{id}/no-such-thing", "GET, /{id}/revoke/x", "GET, /{id}/revoke", "PATCH, /{id}", "PUT, ''"})
    void pathsAndVerbsThatThereAreNotAreToldAsAllRefusals(String method, String path) {
        Answer answer = alice.http().call(method, path.replace("{id}", id)).send();

        assertThat(answer.status()).isIn(404, 405);
        assertRefused(answer, answer.status(), answer.status() == 404 ? "not_found" : "method_not_allowed");
    }

    private void assertUnchanged() {
        assertThat(alice.names()).containsExactly("before");
        assertThat(alice.read(id).path("status").asText()).isEqualTo("ACTIVE");
    }
}
