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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a grace period may be. */
@KeycloakTest
@Tag("wire")
class GracePeriodIT {
    private final Keycloak keycloak;
    private final Policy policy;
    private final Holder alice;

    GracePeriodIT(Keycloak keycloak, TestRealm realm) {
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
    void aPeriodOfZeroIsNone() {
        Made old = alice.make();

        Made present = alice.rotated(old, "gracePeriod", "PT0S");

        assertThat(alice.read(present).path("previousSecretExpiresAt").isNull()).isTrue();
        alice.assertRefused(old);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P7DT1S", "P8D", "P9999999D"})
    void oneThatIsLongerThanTheRealmAllowsRotatesNothing(String period) {
        Made pat = alice.make("expiresIn", "P30D");

        Answer answer = alice.rest().rotate(pat.id(), "gracePeriod", period);

        assertRefused(answer, 400, "grace_too_long", "gracePeriod");
        assertThat(params(answer)).containsExactly("P7D");
        alice.assertWorks(pat);
    }

    @Test
    void theLongestThatTheRealmAllowsIsGiven() {
        Made old = alice.make("expiresIn", "P30D");

        Made present = alice.rotated(old, "gracePeriod", "P1W");

        Instant end = keycloak.now().plus(Duration.ofDays(7));
        assertThat(graceEnd(present)).isBetween(end.minusSeconds(30), end);
    }

    @Test
    void aRealmMayAllowNone() {
        policy.set("maxGracePeriod", "PT0S");
        Made old = alice.make();

        assertRefused(alice.rest().rotate(old.id(), "gracePeriod", "PT1S"), 400, "grace_too_long", "gracePeriod");
        alice.assertWorks(alice.rotated(old));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1h", "P1M", "P1Y", "-PT1H", "PT-1H", "never", "P", "PT", "PT99999999999H"})
    void oneThatIsNotUnderstoodRotatesNothing(String period) {
        Made pat = alice.make();

        assertRefused(alice.rest().rotate(pat.id(), "gracePeriod", period), 400, "invalid_request", "gracePeriod");
        alice.assertWorks(pat);
    }

    private Instant graceEnd(Made pat) {
        return Instant.parse(alice.read(pat).path("previousSecretExpiresAt").asText());
    }
}
