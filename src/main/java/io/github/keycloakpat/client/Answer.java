package io.github.keycloakpat.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.api.IssuedPatRepresentation;
import io.github.keycloakpat.api.IssuedWebhookRepresentation;
import io.github.keycloakpat.api.PatRepresentation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A good answer: 2xx. */
record Answer(URI from, HttpHeaders headers, String body) {
    <T> T as(Class<T> type) {
        try {
            return Json.readWhole(body, type);
        } catch (IOException e) {
            throw notUnderstood();
        }
    }

    /** An answer of OAuth, in which much may be missing. */
    <T> T asOAuth(Class<T> type) {
        try {
            return Json.read(body, type);
        } catch (IOException e) {
            throw notUnderstood();
        }
    }

    /** With a value in it, without which it would be none. */
    IssuedPatRepresentation asIssued() {
        try {
            IssuedPatRepresentation issued = Json.readWhole(body, IssuedPatRepresentation.class);
            requireText(issued.token());
            return issued;
        } catch (IOException e) {
            return salvaged();
        }
    }

    /** Of what another version answers, what can't be had again: the value, and of which token it is. */
    private IssuedPatRepresentation salvaged() {
        try {
            JsonNode answer = Json.tree(body);
            String token = answer.path("token").asText("");
            requireText(token);
            return new IssuedPatRepresentation(
                    unknown(answer.path("id").asText(""), answer.path("name").asText("")), token);
        } catch (IOException e) {
            throw notUnderstood();
        }
    }

    private static PatRepresentation unknown(String id, String name) {
        List<String> none = List.of();
        return new PatRepresentation(
                id, null, name, null, "", null, "", none, null, none, List.of(), none, "", "", "", "", null, null, null,
                null, null, 0, null, null, null);
    }

    /** The same of a webhook's secret. */
    IssuedWebhookRepresentation asIssuedWebhook() {
        IssuedWebhookRepresentation issued = as(IssuedWebhookRepresentation.class);
        requireText(issued.secret());
        return issued;
    }

    private void requireText(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw notUnderstood();
        }
    }

    <T> Page<T> page(Class<T> type) {
        try {
            List<T> items = Json.readList(body, type);
            return new Page<>(items, headers.firstValueAsLong("X-Total-Count").orElse(items.size()));
        } catch (IOException | NumberFormatException e) {
            throw notUnderstood();
        }
    }

    /** Of the parser's message nothing is kept: it may quote the answer, and so a value. */
    private Unreachable notUnderstood() {
        return new Unreachable(
                "The answer of " + from.getRawAuthority()
                        + " is not understood. Is Keycloak PAT of the same version there?",
                true);
    }
}
