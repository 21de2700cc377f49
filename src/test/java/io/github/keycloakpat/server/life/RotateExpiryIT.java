package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.params;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a token lives that was rotated, by today's rules: refusals 80 and 81. */
@KeycloakTest
@Tag("wire")
class RotateExpiryIT {
    private final Keycloak keycloak;
    private final Policy policy;
    private final Holder alice;

    RotateExpiryIT(Keycloak keycloak, TestRealm realm) {
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

    @Test
    void isUnchangedIfNothingIsSaidOfIt() {
        Made pat = alice.make("expiresIn", "P3D");
        Instant before = expiry(pat);
        keycloak.shiftTime(Duration.ofDays(1));

        alice.rotated(pat);

        assertThat(expiry(pat)).isEqualTo(before);
    }

    @Test
    void isUnchangedIfNullsAreSent() {
        Made pat = alice.make("expiresIn", "P3D");
        Instant before = expiry(pat);
        keycloak.shiftTime(Duration.ofDays(1));

        alice.rotated(pat, "expiresIn", null, "expiresAt", null);

        assertThat(expiry(pat)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 200})
    void isTheInstantThatIsAskedForEarlierOrLater(long days) {
        Made pat = alice.make("expiresIn", "P3D");
        Instant wanted = keycloak.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);

        alice.rotated(pat, "expiresAt", wanted.toString());

        assertThat(expiry(pat)).isEqualTo(wanted);
    }

    @Test
    void isCountedFromTheRotationIfALifeIsAskedFor() {
        Made pat = alice.make("expiresIn", "P3D");
        keycloak.shiftTime(Duration.ofDays(1));

        alice.rotated(pat, "expiresIn", "P10D");

        Instant end = keycloak.now().plus(Duration.ofDays(10));
        assertThat(expiry(pat)).isBetween(end.minusSeconds(30), end);
    }

    @Test
    void neverStaysNeverWhereThatIsAllowed() {
        policy.set("neverExpireAllowed", "true");
        Made pat = alice.make("expiresIn", "never");

        Made present = alice.rotated(pat);

        assertThat(alice.read(present).path("expiresAt").isNull()).isTrue();
    }

    @Test
    void neverIsNotKeptWhereItIsNoLongerAllowed81() {
        policy.set("neverExpireAllowed", "true");
        Made pat = alice.make("expiresIn", "never");
        policy.set("neverExpireAllowed", "false");

        Answer answer = alice.rest().rotate(pat.id());

        assertRefused(answer, 400, "expiry_required", "expiresIn");
        assertThat(params(answer)).containsExactly("P365D");
        alice.assertWorks(pat);
        alice.assertWorks(alice.rotated(pat, "expiresIn", "P30D"));
    }

    @Test
    void anExpiryBeyondWhatIsAllowedNowIsNotKept80() {
        Made pat = alice.make("expiresIn", "P100D");
        policy.set("maxLifetime", "P30D");

        Answer answer = alice.rest().rotate(pat.id());

        assertRefused(answer, 400, "expiry_too_long", "expiresAt");
        assertThat(params(answer)).containsExactly("P30D");
        alice.assertWorks(pat);
        alice.assertWorks(alice.rotated(pat, "expiresIn", "P30D"));
    }

    @ParameterizedTest
    @CsvSource({
        "expiresIn, P366D, expiry_too_long",
        "expiresAt, 9999-12-31T23:59:59Z, expiry_too_long",
        "expiresIn, never, expiry_required",
        "expiresAt, 2001-01-01T00:00:00Z, invalid_expiry",
        "expiresIn, PT0S, invalid_expiry",
        "expiresIn, soon, invalid_expiry",
        "expiresAt, soon, invalid_expiry"
    })
    void oneThatIsNotAllowedRotatesNothing(String field, String value, String error) {
        Made pat = alice.make();
        Instant before = expiry(pat);

        assertRefused(
                alice.rest().rotate(pat.id(), field, value),
                400,
                error,
                error.equals("expiry_required") ? "expiresIn" : field);
        assertThat(expiry(pat)).isEqualTo(before);
        alice.assertWorks(pat);
    }

    @Test
    void twoAtOnceRotateNothing() {
        Made pat = alice.make();
        String at = keycloak.now().plus(Duration.ofDays(2)).toString();

        assertRefused(
                alice.rest().rotate(pat.id(), "expiresIn", "P2D", "expiresAt", at), 400, "invalid_expiry", "expiresAt");
        alice.assertWorks(pat);
    }

    private Instant expiry(Made pat) {
        return Instant.parse(alice.read(pat).path("expiresAt").asText());
    }
}
