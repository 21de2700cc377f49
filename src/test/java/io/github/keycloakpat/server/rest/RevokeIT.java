package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ending a token. */
@KeycloakTest
class RevokeIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final UserRest alice;

    RevokeIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @Test
    void endsATokenAndTellsWhenByWhomAndWhy() {
        String id = alice.makeId("scopes", List.of("read"));
        JsonNode before = alice.read(id);

        Answer answer = alice.revoke(id, "reason", " laptop stolen ");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        JsonNode after = alice.read(id);
        assertThat(after.path("status").asText()).isEqualTo("REVOKED");
        assertThat(after.path("revokedBy").asText()).isEqualTo(realm.users().id("alice"));
        assertThat(after.path("revokeReason").asText()).isEqualTo("laptop stolen");
        assertThat(Instant.parse(after.path("revokedAt").asText()))
                .isBetween(keycloak.now().minusSeconds(30), keycloak.now());
        assertThat(after.path("scopes")).isEqualTo(before.path("scopes"));
        assertThat(after.path("expiresAt")).isEqualTo(before.path("expiresAt"));
        assertThat(alice.listed("id")).isEmpty();
    }

    @Test
    void needsNoReasonAndNoBody() {
        String withoutBody = alice.makeId();
        String withEmptyObject = alice.makeId();
        String withNulls = alice.makeId();

        alice.http().post("/" + withoutBody + "/revoke").send().expect(204);
        alice.revoke(withEmptyObject).expect(204);
        alice.revoke(withNulls, "reason", null, "compromised", null, "descendants", null)
                .expect(204);

        assertThat(alice.listed("status", "status", "all")).containsExactly("REVOKED", "REVOKED", "REVOKED");
        assertThat(alice.read(withoutBody).path("revokeReason").isNull()).isTrue();
        assertThat(alice.read(withNulls).path("revokeReason").isNull()).isTrue();
    }

    @Test
    void isDoneOnceAndAnsweredAlikeEachTime() {
        String id = alice.makeId();
        alice.revoke(id, "reason", "first").expect(204);
        JsonNode once = alice.read(id);
        keycloak.shiftTime(Duration.ofSeconds(90));

        assertThat(alice.revoke(id, "reason", "second").status()).isEqualTo(204);

        assertThat(alice.read(id)).isEqualTo(once);
    }

    @Test
    void winsOverExpiry() {
        String id = alice.makeId("expiresIn", "PT5S");
        keycloak.shiftTime(Duration.ofSeconds(5));
        assertThat(alice.read(id).path("status").asText()).isEqualTo("EXPIRED");

        alice.revoke(id, "reason", "late").expect(204);

        assertThat(alice.read(id).path("status").asText()).isEqualTo("REVOKED");
        assertThat(alice.listed("id", "status", "expired")).isEmpty();
        assertThat(alice.listed("id", "status", "revoked")).containsExactly(id);
    }

    @Test
    void remembersThatAValueIsInForeignHandsEvenIfThatIsSaidLater() {
        String atOnce = alice.makeId();
        String later = alice.makeId();
        String never = alice.makeId();
        alice.revoke(atOnce, "compromised", true).expect(204);
        alice.revoke(later, "compromised", false).expect(204);
        alice.revoke(later, "compromised", true).expect(204);
        alice.revoke(never).expect(204);
        alice.revoke(atOnce, "compromised", false).expect(204);

        assertThat(isCompromised(atOnce)).isTrue();
        assertThat(isCompromised(later)).isTrue();
        assertThat(isCompromised(never)).isFalse();
    }

    @Test
    void takesDescendantsAlongOnlyIfTold() {
        String parent = alice.makeId();
        String child = childOf(parent);
        String grandchild = childOf(child);
        String stranger = alice.makeId();

        alice.revoke(parent, "descendants", false).expect(204);
        assertThat(alice.read(child).path("status").asText()).isEqualTo("ACTIVE");

        alice.revoke(parent, "descendants", true, "reason", "all of them").expect(204);
        assertThat(alice.read(child).path("revokeReason").asText()).isEqualTo("all of them");
        assertThat(alice.read(grandchild).path("status").asText()).isEqualTo("REVOKED");
        assertThat(alice.read(stranger).path("status").asText()).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown | 1",
                "status | \"REVOKED\"",
                "revokedBy | \"bob\"",
                "Reason | \"x\"",
                "reason | 5",
                "reason | {}",
                "compromised | \"true\"",
                "compromised | 1",
                "descendants | []"
            })
    void isNotDoneIfTheRequestIsNotUnderstood(String field, String value) {
        String id = alice.makeId();

        Answer answer = alice.http()
                .post("/" + id + "/revoke")
                .json("{\"" + field + "\":" + value + "}")
                .send();

        assertRefused(answer, 400, "invalid_request", field);
        assertThat(alice.read(id).path("status").asText()).isEqualTo("ACTIVE");
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u202eb"})
    void isNotDoneForAReasonThatDeceives(String reason) {
        String id = alice.makeId();

        assertRefused(alice.revoke(id, "reason", reason), 400, "invalid_request", "reason");
        assertThat(alice.read(id).path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void takesAReasonOfAtMost255Characters() {
        String id = alice.makeId();

        assertRefused(alice.revoke(id, "reason", "a".repeat(256)), 400, "invalid_request", "reason");
        alice.revoke(id, "reason", "🚀".repeat(255)).expect(204);

        assertThat(alice.read(id).path("revokeReason").asText()).isEqualTo("🚀".repeat(255));
    }

    private String childOf(String parent) {
        String child = alice.makeId();
        keycloak.sqlUpdate("UPDATE PAT_TOKEN SET PARENT_ID = ? WHERE ID = ?", parent, child);
        return child;
    }

    private boolean isCompromised(String id) {
        return (Boolean) keycloak.sql("SELECT COMPROMISED FROM PAT_TOKEN WHERE ID = ?", id)
                .get(0)
                .get("compromised");
    }
}
