package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Moment;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An old value that works on for a while beside the new one: refusals 21 and 22. */
@KeycloakTest
class GraceIT {
    private final Keycloak keycloak;
    private final Policy policy;
    private final Holder alice;

    GraceIT(Keycloak keycloak, TestRealm realm) {
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
    void bothValuesWorkAndTheTokenTellsUntilWhen() {
        Made old = alice.make();

        Made present = alice.rotated(old, "gracePeriod", "PT1H");

        alice.assertWorks(old, present);
        Instant end = keycloak.now().plus(Duration.ofHours(1));
        assertThat(graceEnd(present)).isBetween(end.minusSeconds(30), end);
    }

    @ParameterizedTest
    @CsvSource({"-1, 200", "0, 400", "1, 400"})
    void theOldValueWorksUntilTheInstantOfItsEnd21(int secondsAfter, int status) {
        Made old = alice.make();
        Made present = alice.rotated(old, "gracePeriod", "PT1H");
        Instant end = graceEnd(present);

        Answer answer = Moment.at(keycloak, end.plusSeconds(secondsAfter), () -> alice.exchange(old));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        alice.assertWorks(present);
    }

    @Test
    void isNoLongerToldOnceItIsOver() {
        Made old = alice.make();
        Made present = alice.rotated(old, "gracePeriod", "PT1H");

        keycloak.shiftTime(Duration.ofHours(1));

        assertThat(alice.read(present).path("previousSecretExpiresAt").isNull()).isTrue();
        alice.assertRefused(old);
    }

    @Test
    void neverOutlastsTheOldExpiryThoughTheNewOneIsLater22() {
        Made old = alice.make("expiresIn", "PT1H");
        String oldEnd = alice.read(old).path("expiresAt").asText();

        Made present = alice.rotated(old, "gracePeriod", "P1D", "expiresIn", "P10D");

        assertThat(graceEnd(present)).isEqualTo(Instant.parse(oldEnd));
        alice.assertWorks(old);
        keycloak.shiftTime(Duration.ofHours(1));
        alice.assertRefused(old);
        alice.assertWorks(present);
    }

    @Test
    void neverOutlastsTheNewExpiry22() {
        Made old = alice.make("expiresIn", "P10D");

        Made present = alice.rotated(old, "gracePeriod", "P1D", "expiresIn", "PT1H");

        assertThat(graceEnd(present))
                .isEqualTo(Instant.parse(alice.read(present).path("expiresAt").asText()));
        keycloak.shiftTime(Duration.ofHours(1));
        alice.assertRefused(old, present);
    }

    @Test
    void anOldValueOfATokenWithoutExpiryEndsToo() {
        policy.set("neverExpireAllowed", "true");
        Made old = alice.make("expiresIn", "never");

        Made present = alice.rotated(old, "gracePeriod", "PT1H");

        alice.assertWorks(old);
        keycloak.shiftTime(Duration.ofHours(1));
        alice.assertRefused(old);
        alice.assertWorks(present);
    }

    @Test
    void aSecondRotationEndsTheOldestValue() {
        Made first = alice.make();
        Made second = alice.rotated(first, "gracePeriod", "PT2H");

        Made third = alice.rotated(second, "gracePeriod", "PT1H");

        alice.assertRefused(first);
        alice.assertWorks(second, third);
    }

    @Test
    void aSecondRotationWithoutAPeriodLeavesTheNewValueOnly() {
        Made first = alice.make();
        Made second = alice.rotated(first, "gracePeriod", "PT2H");

        Made third = alice.rotated(second);

        alice.assertRefused(first, second);
        alice.assertWorks(third);
        assertThat(alice.read(third).path("previousSecretExpiresAt").isNull()).isTrue();
    }

    @Test
    void aValueThatWasEndedByASecondRotationIsDeadWhereTheClockIsBehind() {
        Made first = alice.make();
        keycloak.shiftTime(Duration.ofSeconds(30));
        Made second = alice.rotated(first, "gracePeriod", "PT2H");
        Made third = alice.rotated(second, "gracePeriod", "PT1H");

        keycloak.shiftTime(Duration.ofSeconds(-30));

        alice.assertRefused(first);
        alice.assertWorks(second, third);
    }

    private Instant graceEnd(Made pat) {
        return Instant.parse(alice.read(pat).path("previousSecretExpiresAt").asText());
    }
}
