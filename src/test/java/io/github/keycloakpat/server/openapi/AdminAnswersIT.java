package io.github.keycloakpat.server.openapi;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each call of administration does its work once, and what it answers is as documented. */
@KeycloakTest
@Tag("wire")
class AdminAnswersIT {
    private static final Map<String, Object> DETAIL =
            Map.of("id", "d1", "type", "channel", "actions", List.of("read"), "identifiers", List.of("c-42"));

    private final Http tokens;
    private final String alice;

    AdminAnswersIT(TestRealm realm) {
        this.tokens = realm.admin().below("/personal-access-tokens");
        this.alice = realm.users().id("alice");
    }

    @BeforeEach
    void channelsAreKnown() {
        Map<String, Object> types = Map.of("authorizationDetailTypes", Map.of("channel", List.of("read")));

        JsonNode policy = tokens.put("/policy").json(types).send().expect(200).json();

        assertThat(policy).isEqualTo(tokens.get("/policy").send().expect(200).json());
        assertThat(policy.at("/authorizationDetailTypes/channel/0").asText()).isEqualTo("read");
    }

    @Test
    void rightsOfATokenComeAndGo() {
        String rights = "/" + make("scopes", List.of("read")).path("id").asText() + "/scopes";

        Map<String, Object> more = Map.of("scopes", List.of("execute"), "authorizationDetails", List.of(DETAIL));
        tokens.post(rights).json(more).send().expect(200);
        assertThat(read(rights).path("scopes")).hasSize(2);
        assertThat(read(rights).path("authorizationDetails")).hasSize(1);

        tokens.delete(rights + "/execute").send().expect(204);
        tokens.delete(rights.replace("/scopes", "/authorization-details/d1"))
                .send()
                .expect(204);
        assertThat(read(rights).path("scopes")).hasSize(1);
        assertThat(read(rights).path("authorizationDetails")).isEmpty();

        tokens.delete(rights).send().expect(204);
        assertThat(read(rights).path("scopes")).isEmpty();
    }

    @Test
    void aTokenIsChangedRevokedAndDeleted() {
        JsonNode made = make("scopes", List.of("read"));
        String token = "/" + made.path("id").asText();

        tokens.put(token).json(Map.of("description", "by hand")).send().expect(200);
        JsonNode rotated = tokens.post(token + "/rotate").send().expect(200).json();
        assertThat(rotated.path("token")).isNotEqualTo(made.path("token"));
        tokens.post(token + "/revoke").json(Map.of("reason", "left")).send().expect(204);
        assertThat(read(token).path("revokeReason").asText()).isEqualTo("left");
        assertThat(inspect(rotated).path("status").asText()).isEqualTo("REVOKED");
        assertRefused(tokens.post(token + "/rotate").send(), 409, "token_not_active");
        assertRefused(
                tokens.post(token + "/scopes")
                        .json(Map.of("scopes", List.of("execute")))
                        .send(),
                409,
                "token_not_active");

        tokens.delete(token).send().expect(204);
        assertThat(inspect(made).path("status").asText()).isEqualTo("DELETED");
        assertThat(read(token + "/events")).hasSize(5);
    }

    @Test
    void aNameIsTakenOnce() {
        String name = make().path("name").asText();
        String other = make().path("id").asText();

        Map<String, Object> again = Map.of("userId", alice, "name", name);
        assertRefused(tokens.post("").json(again).send(), 409, "token_name_exists", "name");
        assertRefused(tokens.put("/" + other).json(Map.of("name", name)).send(), 409, "token_name_exists", "name");
    }

    @Test
    void allTokensAreListedCountedAndRevoked() {
        make();
        Answer list = tokens.get("").query("username", "alice").send().expect(200);

        int active = read("/stats").path("active").asInt();
        assertThat(list.header("X-Total-Count")).hasValue(Integer.toString(active));
        JsonNode counts = tokens.post("/revoke")
                .json(Map.of("filter", Map.of("userId", alice), "reason", "audit"))
                .send()
                .expect(200)
                .json();
        assertThat(counts.path("revoked").asInt()).isEqualTo(active).isPositive();
        assertThat(read("/stats").path("active").asInt()).isZero();
    }

    private JsonNode make(Object... fields) {
        Map<String, Object> body = UserRest.fields(fields);
        body.put("userId", alice);
        body.put("name", UserRest.newName());
        return tokens.post("").json(body).send().expect(201).json();
    }

    private JsonNode read(String path) {
        return tokens.get(path).send().expect(200).json();
    }

    private JsonNode inspect(JsonNode issued) {
        return tokens.post("/inspect")
                .json(Map.of("token", issued.path("token").asText()))
                .send()
                .expect(200)
                .json();
    }
}
