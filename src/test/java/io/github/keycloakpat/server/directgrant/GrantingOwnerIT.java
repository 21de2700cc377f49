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
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Refusals 27 to 43 and 93 at the direct grant: what holds for the owner, the realm and the client holds here too. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantingOwnerIT {
    private static final int FAILURES = 3;
    private static final int WAIT_SECONDS = 60;
    private static final Duration COUNTED = Duration.ofSeconds(20);

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final Map<String, Made> tokens = new HashMap<>();
    private Made revoked;
    private DirectGrants grants;

    GrantingOwnerIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    /** The tokens are ten seconds old, so that all that is issued from now on is younger. */
    @BeforeAll
    void makeTokensInAProtectedRealm() {
        grants = DirectGrants.in(realm);
        keycloak.shiftTime(Duration.ofSeconds(-10));
        for (String user : List.of("busy", "again", "left", "locked", "banned", "target", "guessed")) {
            realm.users().create(user, "orders-viewer");
            tokens.put(user, pats.make(user, "read"));
        }
        revoked = pats.make("target", "read");
        pats.revoke("target", revoked);
        keycloak.resetTime();
        protect();
        assertThat(tokens.keySet()).allSatisfy(user -> assertGranted(grant(user)));
    }

    @Test
    void anOwnerWhoIsOffOrHasSomethingToDoFirstIsRefused27To33() {
        assertRefusedWhile(
                () -> realm.users().disable("busy"), () -> realm.users().enable("busy"));
        assertRefusedWhile(
                () -> realm.users().require("busy", "UPDATE_PASSWORD"),
                () -> realm.users().require("busy"));
        realm.users().update("busy", user -> user.setEmailVerified(false));
        assertGranted(grant("busy"));
        assertRefusedWhile(
                () -> realm.update(rep -> rep.setVerifyEmail(true)),
                () -> realm.update(rep -> rep.setVerifyEmail(false)));
    }

    private void assertRefusedWhile(Runnable off, Runnable on) {
        off.run();
        assertRefused(grant("busy"));
        on.run();
        assertGranted(grant("busy"));
    }

    @Test
    void aNewUserOfTheSameNameDoesNotInheritTokens28And29() {
        realm.users().delete("again");
        assertRefused(grant("again"));

        realm.users().create("again", "orders-viewer");
        assertRefused(grant("again"));
        assertGranted(grants.grant(CLIENT, "again", pats.make("again", "read").secret()));
    }

    @Test
    void allThatWasIssuedBeforeCanBeRefused39() {
        int now = (int) keycloak.now().getEpochSecond();

        realm.clients().update(CLIENT, client -> client.setNotBefore(now));
        assertRefused(grant("busy"));
        assertGranted(grants.grant(EITHER, "busy", tokens.get("busy").secret()));
        realm.clients().update(CLIENT, client -> client.setNotBefore(0));

        assertRefusedWhile(realm::raiseNotBefore, () -> realm.update(rep -> rep.setNotBefore(0)));
    }

    @Test
    void aLogoutOfTheOwnerEndsWhatWasIssuedBefore39() {
        realm.users().logout("left");

        assertRefused(grant("left"));
    }

    @Test
    void aRealmOrAClientThatIsOffGrantsNothing36And37() {
        grants.create("off");
        String token = tokens.get("busy").secret();
        assertGranted(grants.grant("off", "busy", token));

        realm.clients().disable("off");
        assertThat(grants.grant("off", "busy", token).status()).isIn(400, 401);

        realm.update(rep -> rep.setEnabled(false));
        assertThat(grant("busy").status()).isEqualTo(403);
        realm.update(rep -> rep.setEnabled(true));
        assertGranted(grant("busy"));
    }

    @Test
    void theNameOfAServiceAccountIsNobodys43() {
        realm.clients().serviceAccount("ci");

        assertRefused(
                grants.grant(CLIENT, "service-account-ci", tokens.get("busy").secret()));
    }

    @Test
    void anOwnerWhoIsLockedForATimeIsRefusedForThatTime30() {
        lock("locked");
        assertRefused(grant("locked"));

        keycloak.shiftTime(Duration.ofSeconds(WAIT_SECONDS + 1));
        assertGranted(grant("locked"));
    }

    @Test
    void anOwnerWhoIsLockedForGoodIsRefusedForGood31() {
        realm.update(rep -> rep.setPermanentLockout(true));

        lock("banned");
        keycloak.shiftTime(Duration.ofDays(1));

        assertRefused(grant("banned"));
        realm.update(rep -> rep.setPermanentLockout(false));
    }

    @Test
    void wrongTokensLockNobody93() {
        String good = tokens.get("target").secret();
        for (String client : List.of(CLIENT, EITHER)) {
            for (int i = 0; i < 5 * FAILURES; i++) {
                assertRefused(grants.grant(client, "target", revoked.secret()));
                assertRefused(grants.grant(client, "target", checksummed(changed(good, 10 + i))));
            }
        }

        assertThat(failures("target")).isZero();
        assertGranted(grant("target"));
        assertGranted(grants.grant(EITHER, "target", TestRealm.PASSWORD));
    }

    /** Or a job that uses its token every minute would let somebody else guess the password for ever. */
    @Test
    void aGoodTokenForgivesNoWrongPasswords() {
        countAFailure("guessed");
        int failures = failures("guessed");

        assertGranted(grant("guessed"));
        countAFailure("bob"); // Keycloak counts one after the other

        assertThat(failures("guessed")).isGreaterThanOrEqualTo(failures);
    }

    private void countAFailure(String user) {
        Await.until(COUNTED, "a failure of " + user, () -> {
            realm.users().failSignIn(user, 1);
            return failures(user) > 0;
        });
    }

    private Answer grant(String user) {
        return grants.grant(CLIENT, user, tokens.get(user).secret());
    }

    private static void assertGranted(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
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
