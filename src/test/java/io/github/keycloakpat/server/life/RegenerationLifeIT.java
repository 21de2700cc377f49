package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The new life of a token that is brought back, within what the realm allows now. */
@KeycloakTest
@Tag("wire")
class RegenerationLifeIT {
    private final Keycloak keycloak;
    private final Policy policy;
    private final Holder alice;

    RegenerationLifeIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.policy = new Policy(realm);
        this.alice = new Holder(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.rest().clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    private Made revoked(Object... fields) {
        Made pat = alice.make(fields);
        alice.rest().revoke(pat.id()).expect(204);
        return pat;
    }

    @Test
    void isTheUsualOneForARevokedTokenIfNothingIsSaidOfIt() {
        Made pat = revoked("expiresIn", "PT1H");

        alice.regenerated(pat);

        assertLivesFor(Duration.ofDays(30), pat);
    }

    @Test
    void isTheUsualOneForAnExpiredTokenIfNothingIsSaidOfIt() {
        Made pat = alice.make("expiresIn", "PT1H");
        keycloak.shiftTime(Duration.ofDays(2));

        alice.regenerated(pat);

        assertLivesFor(Duration.ofDays(30), pat);
    }

    @Test
    void isTheOneThatIsAskedFor() {
        Made pat = revoked();

        alice.regenerated(pat, "expiresIn", "P200D");

        assertLivesFor(Duration.ofDays(200), pat);
    }

    @Test
    void isNoLongerThanTheLongestOfToday80() {
        Made pat = revoked("expiresIn", "P100D");
        policy.set("maxLifetime", "P2D");

        assertRefused(alice.rest().regenerate(pat.id(), "expiresIn", "P3D"), 400, "expiry_too_long", "expiresIn");
        alice.regenerated(pat);

        assertLivesFor(Duration.ofDays(2), pat);
    }

    @Test
    void hasAnEndWhereOneIsDemandedNowThoughTheTokenHadNone81() {
        policy.set("neverExpireAllowed", "true");
        Made pat = revoked("expiresIn", "never");
        policy.set("neverExpireAllowed", "false");

        alice.regenerated(pat);

        assertLivesFor(Duration.ofDays(30), pat);
    }

    @ParameterizedTest
    @CsvSource({
        "expiresIn, P366D, expiry_too_long",
        "expiresIn, never, expiry_required",
        "expiresAt, 2001-01-01T00:00:00Z, invalid_expiry",
        "expiresIn, soon, invalid_expiry",
        "scopes, read, invalid_request",
        "gracePeriod, PT1H, invalid_request",
        "name, other, invalid_request"
    })
    void whatIsNotAllowedBringsNothingBack(String field, String value, String error) {
        Made pat = revoked();
        JsonNode before = alice.read(pat);

        assertRefused(alice.rest().regenerate(pat.id(), field, value), 400, error, field);
        assertThat(alice.read(pat)).isEqualTo(before);
    }

    private void assertLivesFor(Duration life, Made pat) {
        Instant expected = keycloak.now().plus(life);
        assertThat(Instant.parse(alice.read(pat).path("expiresAt").asText()))
                .isBetween(expected.minusSeconds(30), expected);
    }
}
