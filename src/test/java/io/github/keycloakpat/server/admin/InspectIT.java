package io.github.keycloakpat.server.admin;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose value is this? */
@KeycloakTest
class InspectIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final AdminRest admin;
    private final UserRest alice;

    InspectIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.admin = AdminRest.mighty(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void none() {
        alice.clear();
    }

    private void assertTells(String value, String id, String status) {
        Answer answer = admin.inspect(value).expect(200);
        assertThat(answer.text("id")).isEqualTo(id);
        assertThat(answer.text("status")).isEqualTo(status);
        assertThat(answer.text("username")).isEqualTo("alice");
        assertThat(answer.text()).doesNotContain(value);
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }

    @Test
    void tellsWhoseAPresentAndAnOldValueIs() {
        JsonNode made = alice.make("scopes", List.of("read"));
        String id = made.path("id").asText();
        String first = made.path("token").asText();
        assertTells(first, id, "ACTIVE");
        assertThat(admin.inspect(first).json()).isEqualTo(admin.read(id));

        String second = alice.rotate(id, "gracePeriod", "PT1H").expect(200).text("token");
        assertTells(first, id, "ACTIVE");
        assertTells(second, id, "ACTIVE");
        alice.endGrace(id).expect(204);
        assertTells(first, id, "ACTIVE");

        alice.revoke(id).expect(204);
        assertTells(first, id, "REVOKED");
        assertTells(second, id, "REVOKED");
        String third = alice.regenerate(id, "expiresIn", "P1D").expect(200).text("token");
        assertTells(second, id, "ACTIVE");
        assertTells(third, id, "ACTIVE");
    }

    @Test
    void tellsOfAnExpiredOne() {
        JsonNode made = alice.make("expiresIn", "PT1H");
        keycloak.shiftTime(Duration.ofHours(1));

        Answer answer =
                AdminRest.mighty(realm).inspect(made.path("token").asText()).expect(200);

        assertThat(answer.text("status")).isEqualTo("EXPIRED");
    }

    @Test
    void tellsWhatIsLeftOfADeletedOne() {
        JsonNode made = alice.make("name", "gone by now");
        String id = made.path("id").asText();
        String old = made.path("token").asText();
        String last = alice.rotate(id).expect(200).text("token");
        alice.delete(id).expect(204);

        for (String value : List.of(old, last)) {
            assertTells(value, id, "DELETED");
            JsonNode left = admin.inspect(value).json();
            assertThat(names(left))
                    .containsExactlyInAnyOrder("id", "name", "userId", "username", "status", "hint", "deletedAt");
            assertThat(left.path("name").asText()).isEqualTo("gone by now");
            assertThat(left.path("deletedAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        }
        admin.events(id).expect(200);
        assertRefused(admin.get(id), 404, "token_not_found");
    }

    @Test
    void whatIsNoValueOfThisRealmIsNotFound() {
        String body = admin.inspect("nothing").expect(404).text();
        TestRealm other = TestRealms.standard(keycloak);
        String foreign = UserRest.of(other, "alice").make().path("token").asText();
        String wellFormed = foreign.substring(0, foreign.length() - 1) + (foreign.endsWith("0") ? "1" : "0");

        for (Object value : List.of(
                foreign,
                wellFormed,
                "",
                " ",
                "kcpat_",
                "x".repeat(10_000),
                "a\0b",
                "' OR 1=1 --",
                realm.token("alice"),
                "ü".repeat(49))) {
            Answer answer = admin.inspect(value);
            assertRefused(answer, 404, "token_not_found");
            assertThat(answer.text()).isEqualTo(body);
        }
    }

    @Test
    void needsAValueAndNothingElse() {
        for (String request : List.of("{}", "{\"token\":null}", "{\"token\":7}", "{\"token\":[\"x\"]}")) {
            assertRefused(admin.http().post("/inspect").json(request).send(), 400, "invalid_request", "token");
        }
        assertRefused(
                admin.http()
                        .post("/inspect")
                        .json(Map.of("token", "x", "realm", "master"))
                        .send(),
                400,
                "invalid_request",
                "realm");
        assertRefused(admin.http().get("/inspect").send(), 405, "method_not_allowed");
        assertRefused(admin.http().post("/inspect").json("x").send(), 400, "invalid_request");
        assertRefused(
                admin.http()
                        .post("/inspect")
                        .json("{\"token\":\"" + "x".repeat(70_000) + "\"}")
                        .send(),
                413,
                "payload_too_large");
    }

    @Test
    void isNoUseAndLeavesNoTrace() {
        JsonNode made = alice.make();
        String id = made.path("id").asText();
        String value = made.path("token").asText();
        int lines =
                keycloak.sql("SELECT ID FROM PAT_AUDIT WHERE TOKEN_ID = ?", id).size();

        admin.inspect(value).expect(200);

        assertThat(alice.read(id).path("useCount").asInt()).isZero();
        assertThat(keycloak.sql("SELECT ID FROM PAT_AUDIT WHERE TOKEN_ID = ?", id))
                .hasSize(lines);
    }
}
