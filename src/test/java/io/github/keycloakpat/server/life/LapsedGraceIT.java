package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A grace period that is over stays over, also for clocks that go back, and for what came of the old value. */
@KeycloakTest
@Tag("rows")
class LapsedGraceIT {
    private final Keycloak keycloak;
    private final Holder alice;

    LapsedGraceIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.alice = new Holder(realm, "alice");
    }

    @AfterEach
    void theRightTime() {
        keycloak.resetTime();
    }

    @Test
    void anOldValueNeverGetsRightsThatWereAddedAfterItsTime() {
        Made old = alice.make();
        Made present = alice.rotated(old, "gracePeriod", "PT60S");
        keycloak.shiftTime(Duration.ofSeconds(70));
        alice.rest().addRights(old.id(), "scopes", List.of("execute")).expect(200);

        keycloak.resetTime();

        alice.assertRefused(old);
        alice.assertWorks(present);
    }

    @Test
    void anOldValueThatWasEndedAfterItsTimeStaysEnded() {
        Made old = alice.make();
        alice.rotated(old, "gracePeriod", "PT60S");
        keycloak.shiftTime(Duration.ofSeconds(70));
        alice.rest().endGrace(old.id()).expect(204);

        keycloak.resetTime();

        alice.assertRefused(old);
    }

    @Test
    void whatAnOldValueIsExchangedForEndsWithIt() {
        Made old = alice.make();
        Made present = alice.rotated(old, "gracePeriod", "PT60S");
        Instant graceEnd = Instant.parse(
                alice.read(present).path("previousSecretExpiresAt").asText());

        assertThat(alice.claims(old).path("exp").asLong()).isLessThan(graceEnd.getEpochSecond());
        assertThat(alice.claims(present).path("exp").asLong()).isGreaterThan(graceEnd.getEpochSecond());
    }

    @Test
    void noMoreThanAHundredOldValuesAreRemembered() {
        Made pat = alice.make();
        Map<String, Object> row = keycloak.sql("SELECT REALM_ID, USER_ID FROM PAT_SECRET WHERE TOKEN_ID = ?", pat.id())
                .get(0);
        for (int i = 0; i < 150; i++) {
            keycloak.sqlUpdate(
                    "INSERT INTO PAT_SECRET (REALM_ID, HASH, ALGORITHM, TOKEN_ID, USER_ID, VALID_UNTIL, ISSUED_AT,"
                            + " ENDED) VALUES (?, ?, 'SHA-256', ?, ?, ?, ?, TRUE)",
                    row.get("realm_id"),
                    "old-" + i + pat.id().substring(0, 18),
                    pat.id(),
                    row.get("user_id"),
                    2000L + i,
                    1000L + i);
        }

        Made present = alice.rotated(pat);

        assertThat(keycloak.sql("SELECT HASH FROM PAT_SECRET WHERE TOKEN_ID = ?", pat.id()))
                .hasSizeBetween(100, 102);
        alice.assertRefused(pat);
        alice.assertWorks(present);
    }
}
