package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Refusals are limited by address, and good tokens never (the preset: 300 a minute). */
@KeycloakTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("wire")
class RefusalLimitIT {
    private static final int LIMIT = 300;
    private static final String GUESSER = "203.0.113.66";

    private final TestRealm realm;
    private final Pats pats;
    private Made good;
    private String unknown;

    RefusalLimitIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void guess() {
        good = pats.make("alice", "read");
        unknown = Values.checksummed(Values.changed(good.secret(), 10));
        realm.update(rep -> rep.setEventsEnabled(true));
        for (int i = 0; i < LIMIT; i++) {
            Answer answer = from(GUESSER, i % 2 == 0 ? unknown : "garbage");
            assertThat(answer.status()).as("refusal " + i + ": " + answer).isEqualTo(400);
        }
    }

    @Test
    void furtherOnesAreToldToWait() {
        int events = events();

        Answer answer = from(GUESSER, unknown);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text("error")).isEqualTo("rate_limited");
        assertThat(answer.text("error_description"))
                .startsWith("Too many tokens from this address were refused. Mend what sends them, or wait ");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, 60);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(events()).as("the log does not grow any more").isEqualTo(events);
    }

    @Test
    void theAnswerIsOneForAll() {
        pats.revoke("alice", pats.make("alice", "read"));
        Made revoked = pats.make("alice", "read");
        pats.revoke("alice", revoked);

        assertThat(text(from(GUESSER, revoked.secret()))).isEqualTo(text(from(GUESSER, "garbage")));
    }

    private static String text(Answer answer) {
        return answer.expect(429).text().replaceAll("\\d+", "N");
    }

    @Test
    void aGoodTokenWorksFromThere() {
        assertThat(from(GUESSER, good.secret()).status()).isEqualTo(200);
    }

    @Test
    void aGoodTokenThatAsksForTooMuchIsToldSo() {
        Answer answer = pats.exchanging("script", good.secret())
                .form("scope", "admin")
                .from(GUESSER)
                .send();

        Pats.assertError(answer, "invalid_scope");
    }

    @Test
    void othersAreNotConcerned() {
        Pats.assertRefused(from("203.0.113.67", unknown));
    }

    @Test
    void otherRealmsAreNotConcerned() {
        Pats elsewhere = new Pats(TestRealms.standard(realm.keycloak()));

        Pats.assertRefused(elsewhere.exchanging("script", unknown).from(GUESSER).send());
    }

    private Answer from(String address, String value) {
        return pats.exchanging("script", value).from(address).send();
    }

    private int events() {
        return realm.admin()
                .get("/events")
                .query("ipAddress", GUESSER)
                .query("max", 1000)
                .send()
                .expect(200)
                .json()
                .size();
    }
}
