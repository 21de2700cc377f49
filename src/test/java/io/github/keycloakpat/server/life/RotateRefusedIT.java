package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rotations that are not done, and leave the token as it was. */
@KeycloakTest
@Tag("wire")
class RotateRefusedIT {
    private final Keycloak keycloak;
    private final Holder alice;
    private final Holder bob;

    RotateRefusedIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.alice = new Holder(realm, "alice");
        this.bob = new Holder(realm, "bob");
    }

    @BeforeEach
    void noTokens() {
        alice.rest().clear();
    }

    @Test
    void anExpiredTokenIsNotRotated() {
        Made pat = alice.make("expiresIn", "PT5S");
        keycloak.shiftTime(Duration.ofSeconds(5));

        assertRefused(alice.rest().rotate(pat.id(), "expiresIn", "P1D"), 409, "token_not_active");
        assertThat(alice.read(pat).path("status").asText()).isEqualTo("EXPIRED");
    }

    @Test
    void aRevokedTokenIsNotRotated() {
        Made pat = alice.make();
        alice.rest().revoke(pat.id()).expect(204);

        assertRefused(alice.rest().rotate(pat.id()), 409, "token_not_active");
        assertThat(alice.read(pat).path("status").asText()).isEqualTo("REVOKED");
    }

    @Test
    void anothersTokenIsNotRotatedAndIsAnsweredAsOneThatIsNotThere() {
        Made hers = alice.make();

        Answer foreign = bob.rest().rotate(hers.id());
        Answer unknown = bob.rest().rotate(UUID.randomUUID().toString());

        assertRefused(foreign, 404, "token_not_found");
        assertThat(foreign.bytes()).isEqualTo(unknown.bytes());
        alice.assertWorks(hers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | \"other\"",
                "description | \"other\"",
                "token | \"x\"",
                "hint | \"x\"",
                "previousSecretExpiresAt | \"2030-01-01T00:00:00Z\"",
                "graceperiod | \"PT1H\"",
                "gracePeriod | 3600",
                "scopes | \"read\"",
                "expiresIn | 5"
            })
    void aRequestThatIsNotUnderstoodRotatesNothing(String field, String value) {
        Made pat = alice.make();

        Answer answer = alice.rest()
                .http()
                .post("/" + pat.id() + "/rotate")
                .json("{\"" + field + "\":" + value + "}")
                .send();

        assertRefused(answer, 400, "invalid_request", field);
        alice.assertWorks(pat);
    }
}
