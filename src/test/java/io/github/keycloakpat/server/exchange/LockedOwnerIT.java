package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertRefused;
import static io.github.keycloakpat.server.exchange.Values.changed;
import static io.github.keycloakpat.server.exchange.Values.checksummed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Refusals 30, 31 and 93: Keycloak's brute-force protection locks tokens too, and tokens lock nobody. */
@KeycloakTest
@Tag("wire")
class LockedOwnerIT {
    private static final int FAILURES = 3;
    private static final int WAIT_SECONDS = 60;
    private static final Duration COUNTED = Duration.ofSeconds(20);

    private final Keycloak keycloak;
    private TestRealm realm;
    private Pats pats;

    LockedOwnerIT(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    @BeforeEach
    void protectARealm() {
        realm = TestRealms.standard(keycloak);
        realm.update(rep -> {
            rep.setBruteForceProtected(true);
            rep.setFailureFactor(FAILURES);
            rep.setWaitIncrementSeconds(WAIT_SECONDS);
            rep.setMaxFailureWaitSeconds(WAIT_SECONDS);
            rep.setMinimumQuickLoginWaitSeconds(0);
            rep.setQuickLoginCheckMilliSeconds(0L);
        });
        pats = new Pats(realm);
    }

    @AfterEach
    void deleteIt() {
        realm.delete();
    }

    @Test
    void anOwnerWhoIsLockedForATimeIsRefusedForThatTime30() {
        Made pat = pats.make("alice", "read");
        Made ofBob = pats.make("bob", "read");

        lock("alice");
        assertRefused(pats.exchange("script", pat));
        assertThat(pats.exchange("script", ofBob).status()).isEqualTo(200);

        keycloak.shiftTime(Duration.ofSeconds(WAIT_SECONDS + 1));
        assertThat(pats.exchange("script", pat).status()).isEqualTo(200);
    }

    @Test
    void anOwnerWhoIsLockedForGoodIsRefusedForGood31() {
        realm.update(rep -> rep.setPermanentLockout(true));
        Made pat = pats.make("alice", "read");

        lock("alice");
        assertRefused(pats.exchange("script", pat));

        keycloak.shiftTime(Duration.ofDays(1));
        assertRefused(pats.exchange("script", pat));
    }

    @Test
    void wrongTokensLockNobody93() {
        // Keycloak refuses a second sign-in while it still counts the one before: these are none of the test's matter
        realm.update(rep -> rep.setBruteForceProtected(false));
        Made good = pats.make("alice", "read");
        Made revoked = pats.make("alice", "read");
        pats.revoke("alice", revoked);
        realm.update(rep -> rep.setBruteForceProtected(true));

        for (int i = 0; i < 4 * FAILURES; i++) {
            assertRefused(pats.exchange("script", revoked));
            assertRefused(pats.exchange("script", checksummed(changed(good.secret(), 10 + i))));
        }

        assertThat(pats.exchange("script", good).status()).isEqualTo(200);
        assertThat(realm.token("alice")).isNotEmpty();
    }

    /** Keycloak counts failures beside the request, and not those that come while it counts another one. */
    private void lock(String user) {
        String id = realm.users().id(user);
        Await.until(COUNTED, user + " locked", () -> {
            realm.users().failSignIn(user, 1);
            return isLocked(id);
        });
    }

    private boolean isLocked(String id) {
        return realm.admin()
                .get("/attack-detection/brute-force/users/" + id)
                .send()
                .expect(200)
                .json()
                .path("disabled")
                .asBoolean();
    }
}
