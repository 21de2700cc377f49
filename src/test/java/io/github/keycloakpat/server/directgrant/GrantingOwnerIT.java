package io.github.keycloakpat.server.directgrant;

import static io.github.keycloakpat.server.directgrant.DirectGrants.CLIENT;
import static io.github.keycloakpat.server.directgrant.DirectGrants.EITHER;
import static io.github.keycloakpat.server.directgrant.DirectGrants.assertRefused;
import static io.github.keycloakpat.server.exchange.Values.changed;
import static io.github.keycloakpat.server.exchange.Values.checksummed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refusals 27 to 43 and 93 at the direct grant: what holds for the owner, the realm and the client holds here too. */
@KeycloakTest
class GrantingOwnerIT {
    private static final int FAILURES = 3;
    private static final int WAIT_SECONDS = 60;
    private static final Duration COUNTED = Duration.ofSeconds(20);

    private final Keycloak keycloak;
    private TestRealm realm;
    private Pats pats;
    private DirectGrants grants;
    private Made pat;

    GrantingOwnerIT(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** The token is ten seconds old, so that all that is issued from now on is younger. */
    @BeforeEach
    void makeATokenInARealmOfItsOwn() {
        realm = TestRealms.standard(keycloak);
        grants = DirectGrants.in(realm);
        pats = new Pats(realm);
        keycloak.shiftTime(Duration.ofSeconds(-10));
        pat = pats.make("alice", "read");
        keycloak.resetTime();
        assertThat(grants.grant(pat).status()).isEqualTo(200);
    }

    @AfterEach
    void deleteIt() {
        realm.delete();
    }

    @Test
    void anOwnerWhoIsOffOrHasSomethingToDoFirstIsRefused27To33() {
        assertRefusedWhile(
                () -> realm.users().disable("alice"), () -> realm.users().enable("alice"));
        assertRefusedWhile(
                () -> realm.users().require("alice", "UPDATE_PASSWORD"),
                () -> realm.users().require("alice"));
        realm.users().update("alice", user -> user.setEmailVerified(false));
        assertThat(grants.grant(pat).status()).isEqualTo(200);
        assertRefusedWhile(
                () -> realm.update(rep -> rep.setVerifyEmail(true)),
                () -> realm.update(rep -> rep.setVerifyEmail(false)));
    }

    private void assertRefusedWhile(Runnable off, Runnable on) {
        off.run();
        assertRefused(grants.grant(pat));
        on.run();
        assertThat(grants.grant(pat).status()).isEqualTo(200);
    }

    @Test
    void aNewUserOfTheSameNameDoesNotInheritTokens28And29() {
        realm.users().delete("alice");
        assertRefused(grants.grant(pat));

        realm.users().create("alice", "orders-viewer");
        assertRefused(grants.grant(pat));
        assertThat(grants.grant(pats.make("alice", "read")).status()).isEqualTo(200);
    }

    @Test
    void allThatWasIssuedBeforeCanBeRefused39() {
        assertThat(grants.grant(CLIENT, "alice", pat.secret()).status()).isEqualTo(200);
        int now = (int) keycloak.now().getEpochSecond();

        realm.clients().update(CLIENT, client -> client.setNotBefore(now));
        assertRefused(grants.grant(pat));
        assertThat(grants.grant(EITHER, "alice", pat.secret()).status()).isEqualTo(200);

        realm.raiseNotBefore();
        assertRefused(grants.grant(EITHER, "alice", pat.secret()));
    }

    @Test
    void aLogoutOfTheOwnerEndsWhatWasIssuedBefore39() {
        realm.users().logout("alice");

        assertRefused(grants.grant(pat));
    }

    @Test
    void aRealmOrAClientThatIsOffGrantsNothing36And37() {
        realm.clients().disable(CLIENT);
        assertThat(grants.grant(pat).status()).isIn(400, 401);
        realm.update(rep -> rep.setEnabled(false));
        assertThat(grants.grant(EITHER, "alice", pat.secret()).status()).isEqualTo(403);
    }

    @Test
    void theNameOfAServiceAccountIsNobodys43() {
        realm.clients().serviceAccount("ci");

        assertRefused(grants.grant(CLIENT, "service-account-ci", pat.secret()));
    }

    @Test
    void anOwnerWhoIsLockedForATimeIsRefusedForThatTime30() {
        protect();

        lock("alice");
        assertRefused(grants.grant(pat));

        keycloak.shiftTime(Duration.ofSeconds(WAIT_SECONDS + 1));
        assertThat(grants.grant(pat).status()).isEqualTo(200);
    }

    @Test
    void anOwnerWhoIsLockedForGoodIsRefusedForGood31() {
        protect();
        realm.update(rep -> rep.setPermanentLockout(true));

        lock("alice");
        keycloak.shiftTime(Duration.ofDays(1));

        assertRefused(grants.grant(pat));
    }

    @Test
    void wrongTokensLockNobody93() {
        Made revoked = pats.make("alice", "read");
        pats.revoke("alice", revoked);
        protect();

        for (String client : List.of(CLIENT, EITHER)) {
            for (int i = 0; i < 5 * FAILURES; i++) {
                assertRefused(grants.grant(client, "alice", revoked.secret()));
                assertRefused(grants.grant(client, "alice", checksummed(changed(pat.secret(), 10 + i))));
            }
        }

        assertThat(failures("alice")).isZero();
        assertThat(grants.grant(pat).status()).isEqualTo(200);
        assertThat(grants.grant(EITHER, "alice", TestRealm.PASSWORD).status()).isEqualTo(200);
    }

    /** Or a job that uses its token every minute would let somebody else guess the password for ever. */
    @Test
    void aGoodTokenForgivesNoWrongPasswords() {
        protect();
        Await.until(COUNTED, "a failure counted", () -> {
            realm.users().failSignIn("alice", 1);
            return failures("alice") > 0;
        });
        int failures = failures("alice");

        assertThat(grants.grant(pat).status()).isEqualTo(200);
        Answer password = grants.grant(EITHER, "bob", TestRealm.PASSWORD); // is counted behind the token's grant

        assertThat(password.status()).isEqualTo(200);
        assertThat(failures("alice")).isGreaterThanOrEqualTo(failures);
    }

    private void protect() {
        realm.update(rep -> {
            rep.setBruteForceProtected(true);
            rep.setFailureFactor(FAILURES);
            rep.setWaitIncrementSeconds(WAIT_SECONDS);
            rep.setMaxFailureWaitSeconds(WAIT_SECONDS);
            rep.setMinimumQuickLoginWaitSeconds(0);
            rep.setQuickLoginCheckMilliSeconds(0L);
        });
    }

    /** Keycloak counts failures beside the request, and not those that come while it counts another one. */
    private void lock(String user) {
        Await.until(COUNTED, user + " locked", () -> {
            realm.users().failSignIn(user, 1);
            return bruteForce(user).path("disabled").asBoolean();
        });
    }

    private int failures(String user) {
        return bruteForce(user).path("numFailures").asInt();
    }

    private JsonNode bruteForce(String user) {
        return realm.admin()
                .get("/attack-detection/brute-force/users/" + realm.users().id(user))
                .send()
                .expect(200)
                .json();
    }
}
