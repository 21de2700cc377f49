package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that nobody sets: refusal 68. */
@KeycloakTest
@Tag("wire")
class MassAssignmentIT {
    private final UserRest alice;

    MassAssignmentIT(TestRealm realm) {
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "id, 00000000-0000-7000-8000-000000000000",
        "parentId, 00000000-0000-7000-8000-000000000000",
        "userId, 00000000-0000-7000-8000-000000000000",
        "username, bob",
        "status, ACTIVE",
        "hint, kcpat_…0000",
        "createdAt, 2020-01-01T00:00:00Z",
        "createdBy, bob",
        "secretIssuedAt, 2020-01-01T00:00:00Z",
        "previousSecretExpiresAt, 2099-01-01T00:00:00Z",
        "lastUsedAt, 2020-01-01T00:00:00Z",
        "lastUsedIp, 10.0.0.1",
        "lastUsedClient, ci",
        "useCount, 7",
        "revokedAt, 2020-01-01T00:00:00Z",
        "revokedBy, bob",
        "revokeReason, because",
        "token, kcpat_0000000000000000000000000000000000000000000000000",
        "realmId, master",
        "compromised, false",
        "Name, ci",
        "never-heard-of, x"
    })
    void aFieldThatIsNotTheCallersToSetIsRefused(String field, String value) {
        JsonNode token = alice.make();
        String other = value.equals("ACTIVE") ? "REVOKED" : value;

        assertRefused(alice.create("name", "x", field, value), 400, "invalid_request", field);
        assertRefused(
                alice.update(token.path("id").asText(), "name", "x", field, other), 400, "invalid_request", field);
        assertThat(alice.names()).containsExactly(token.path("name").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "0", "false", "\"\""})
    void anUnknownFieldIsRefusedWhateverItHolds(String json) {
        assertRefused(
                alice.http()
                        .post("")
                        .json("{\"name\":\"x\",\"admin\":" + json + "}")
                        .send(),
                400,
                "invalid_request",
                "admin");
    }

    @Test
    void numbersAreNotTakenForTexts() {
        String id = alice.makeId();

        assertRefused(alice.update(id, "useCount", "0"), 400, "invalid_request", "useCount");
        assertRefused(alice.update(id, "useCount", 1), 400, "invalid_request", "useCount");
        assertThat(alice.update(id, "useCount", 0).status()).isEqualTo(200);
    }

    @Test
    void anUpdateCanNotChangeTheExpiry() {
        JsonNode token = alice.make("expiresIn", "P1D");
        String id = token.path("id").asText();

        assertRefused(alice.update(id, "expiresAt", "2099-01-01T00:00:00Z"), 400, "invalid_request", "expiresAt");
        assertRefused(alice.update(id, "expiresIn", "PT1H"), 400, "invalid_request", "expiresIn");
        assertRefused(alice.update(id, "expiresIn", "never"), 400, "invalid_request", "expiresIn");
        assertThat(alice.read(id).path("expiresAt")).isEqualTo(token.path("expiresAt"));
    }
}
