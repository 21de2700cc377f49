package io.github.keycloakpat.server.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.NodeScripts;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A certified client library that holds each answer against its RFC works with us without a word of its own about us. */
@KeycloakTest
@Tag("wire")
@TestInstance(Lifecycle.PER_CLASS)
class StrictClientIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final List<String> STEPS = List.of(
            "discovery: oidc",
            "discovery: oauth2",
            "discovery: what can be exchanged",
            "exchange: public client",
            "exchange: client_secret_post",
            "exchange: client_secret_basic",
            "exchange: by the document of RFC 8414",
            "exchange: as an access token",
            "exchange: an unknown value is refused",
            "exchange: DPoP",
            "introspection: JWT, hint none",
            "introspection: JWT, hint access_token",
            "introspection: value, hint none",
            "introspection: value, hint access_token",
            "introspection: value, hint refresh_token",
            "introspection: value, hint requesting_party_token",
            "introspection: value, client_secret_post",
            "introspection: unknown value",
            "revocation: unknown value",
            "revocation: the value lives on",
            "revocation: value",
            "revocation: once more",
            "revoked: exchange is refused",
            "revoked: the value is inactive",
            "revoked: the JWT is inactive");

    private final TestRealm realm;
    private final Map<String, JsonNode> outcomes = new LinkedHashMap<>();

    StrictClientIT(TestRealm realm) {
        this.realm = realm;
    }

    @BeforeAll
    void run() {
        NodeScripts scripts = NodeScripts.install();
        String secret = new Pats(realm)
                .make("alice", Map.of("scopes", List.of("read"), "audiences", List.of("orders-api")))
                .secret();
        String printed = scripts.run(
                "strict-client.mjs",
                Map.of(
                        "ISSUER",
                        realm.url(),
                        "TOKEN",
                        secret,
                        "OWNER",
                        realm.users().id("alice"),
                        "PUBLIC_CLIENT",
                        "script",
                        "CONFIDENTIAL_CLIENT",
                        "ci",
                        "API_CLIENT",
                        "orders-api",
                        "SECRET",
                        TestRealm.SECRET));
        assertThat(printed).doesNotContain(secret);
        printed.lines()
                .map(StrictClientIT::read)
                .forEach(line -> outcomes.put(line.path("step").asText(), line));
    }

    @ParameterizedTest
    @FieldSource("STEPS")
    void itWorks(String step) {
        assertThat(outcomes).containsKey(step);
        assertThat(outcomes.get(step).path("passed").asBoolean())
                .as(outcomes.get(step).toString())
                .isTrue();
    }

    @Test
    void noStepIsLeftOut() {
        assertThat(outcomes.keySet()).containsExactlyElementsOf(STEPS);
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not a line of JSON: " + line, e);
        }
    }
}
