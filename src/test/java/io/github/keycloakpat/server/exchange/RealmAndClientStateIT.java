package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Refusals 36 to 39: realms and clients that are off or gone, and all that was issued before some moment. */
@KeycloakTest
@Tag("wire")
class RealmAndClientStateIT {
    private final Keycloak keycloak;
    private TestRealm realm;
    private Pats pats;
    private Made pat;

    RealmAndClientStateIT(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** The token is ten seconds old, so that all that is issued from now on is younger. */
    @BeforeEach
    void makeATokenInARealmOfItsOwn() {
        realm = TestRealms.standard(keycloak);
        pats = new Pats(realm);
        keycloak.shiftTime(Duration.ofSeconds(-10));
        pat = pats.make("alice", "read");
        keycloak.resetTime();
        assertThat(pats.exchange("script", pat).status()).isEqualTo(200);
    }

    @AfterEach
    void deleteIt() {
        realm.delete();
    }

    @Test
    void aDisabledRealmExchangesNothing36() {
        realm.update(rep -> rep.setEnabled(false));

        assertThat(pats.exchange("script", pat).status()).isEqualTo(403);

        realm.update(rep -> rep.setEnabled(true));
        assertThat(pats.exchange("script", pat).status()).isEqualTo(200);
    }

    @Test
    void aDisabledClientExchangesNothing37() {
        realm.clients().disable("script");

        Answer answer = pats.exchange("script", pat);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(pats.exchange("full", pat).status()).isEqualTo(200);
    }

    @Test
    void aDeletedClientExchangesNothing38() {
        realm.clients().delete("script");

        Answer answer = pats.exchange("script", pat);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(pats.exchange("full", pat).status()).isEqualTo(200);
    }

    @Test
    void aTokenFromBeforeTheRealmsNotBeforeIsRefused39() {
        realm.raiseNotBefore();

        assertRefused(pats.exchange("script", pat));
        assertThat(pats.exchange("script", pats.make("alice", "read")).status()).isEqualTo(200);
    }

    @Test
    void aTokenFromBeforeItsOwnersNotBeforeIsRefused39() {
        Made ofBob = tenSecondsAgo("bob");

        realm.users().logout("alice");

        assertRefused(pats.exchange("script", pat));
        assertThat(pats.exchange("script", pats.make("alice", "read")).status()).isEqualTo(200);
        assertThat(pats.exchange("script", ofBob).status()).isEqualTo(200);
    }

    @Test
    void aTokenFromBeforeTheClientsNotBeforeIsRefusedAtThatClient39() {
        realm.clients()
                .update(
                        "script",
                        client -> client.setNotBefore((int) keycloak.now().getEpochSecond()));

        assertRefused(pats.exchange("script", pat));
        assertThat(pats.exchange("full", pat).status()).isEqualTo(200);
        assertThat(pats.exchange("script", pats.make("alice", "read")).status()).isEqualTo(200);
    }

    private Made tenSecondsAgo(String user) {
        keycloak.shiftTime(Duration.ofSeconds(-10));
        Made made = pats.make(user, "read");
        keycloak.resetTime();
        return made;
    }
}
