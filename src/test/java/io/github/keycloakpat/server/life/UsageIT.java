package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.rest.InParallel;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a token tells of its use. */
@KeycloakTest
@Tag("rows")
class UsageIT {
    private static final int PARALLEL = 64;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String UNWRITTEN = "could not be written, and is kept";

    private final Keycloak keycloak;
    private final Pats pats;
    private final UserRest alice;

    UsageIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.pats = new Pats(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @Test
    void aNewTokenIsUnused() {
        JsonNode token = alice.read(alice.makeId());

        assertThat(token.path("useCount").asLong()).isZero();
        assertThat(token.path("lastUsedAt").isNull()).isTrue();
        assertThat(token.path("lastUsedIp").isNull()).isTrue();
        assertThat(token.path("lastUsedClient").isNull()).isTrue();
    }

    @Test
    void usesAreCountedAndTheLastOneIsTold() {
        Made pat = pats.make("alice", "read");
        Instant before = keycloak.now().minusSeconds(1);
        for (int i = 0; i < 3; i++) {
            use("script", pat, "203.0.113.7").expect(200);
        }
        use("ci", pat, "2001:db8::9").expect(200);

        JsonNode token = trail(pat).awaitUses(4);

        assertThat(token.path("useCount").asLong()).isEqualTo(4);
        assertThat(token.path("lastUsedIp").asText()).isEqualTo("2001:db8:0:0:0:0:0:9");
        assertThat(token.path("lastUsedClient").asText()).isEqualTo("ci");
        assertThat(Instant.parse(token.path("lastUsedAt").asText())).isBetween(before, keycloak.now());
    }

    @Test
    void usesByValuesOldAndNewCountForTheSameToken() {
        Made pat = pats.make("alice", "read");
        String fresh = alice.rotate(pat.id(), "gracePeriod", "PT1H").expect(200).text("token");
        pats.exchange("script", pat).expect(200);
        pats.exchange("script", fresh).expect(200);

        assertThat(trail(pat).awaitUses(2).path("useCount").asLong()).isEqualTo(2);
    }

    @Test
    void refusedUsesDoNotCount() {
        Made pat = pats.make("alice", "read");
        use("script", pat, "203.0.113.7").expect(200);
        pats.exchanging("script", pat.secret())
                .form("scope", "admin")
                .from("203.0.113.8")
                .send()
                .expect(400);
        use("kcpat", pat, "203.0.113.9").expect(400);
        alice.revoke(pat.id()).expect(204);
        use("script", pat, "203.0.113.10").expect(400);
        trail(pat).awaitRefusal("REVOKED");

        JsonNode token = trail(pat).awaitUses(1);

        assertThat(token.path("useCount").asLong()).isEqualTo(1);
        assertThat(token.path("lastUsedIp").asText()).isEqualTo("203.0.113.7");
    }

    @Test
    void sixtyFourUsesAtOnceAllWorkAndAllCount() throws Exception {
        Made pat = pats.make("alice", "read");
        Call exchange = pats.exchanging("script", pat.secret());

        List<Answer> answers = InParallel.send(Collections.nCopies(PARALLEL, exchange));

        assertThat(InParallel.count(answers, 200)).isEqualTo(PARALLEL);
        assertThat(trail(pat).awaitUses(PARALLEL).path("useCount").asLong()).isEqualTo(PARALLEL);
    }

    @Test
    void whatCouldNotBeWrittenIsKeptAndNothingIsCountedTwice() {
        Made pat = pats.make("alice", "read");
        keycloak.sqlUpdate("ALTER TABLE PAT_USAGE RENAME TO PAT_USAGE_AWAY");
        try {
            int failed = failures();
            use("script", pat, "203.0.113.7").expect(200);
            Await.until(SOON, "a failed flush", () -> failures() > failed);
            use("script", pat, "203.0.113.7").expect(200);
            use("ci", pat, "203.0.113.8").expect(200);
            int again = failures();
            Await.until(SOON, "another failed flush", () -> failures() > again);
        } finally {
            keycloak.sqlUpdate("ALTER TABLE PAT_USAGE_AWAY RENAME TO PAT_USAGE");
        }

        JsonNode token = trail(pat).awaitUses(3);

        assertThat(token.path("useCount").asLong()).isEqualTo(3);
        assertThat(token.path("lastUsedIp").asText()).isEqualTo("203.0.113.8");
        assertThat(trail(pat).of("USED")).hasSize(2);
    }

    private int failures() {
        return keycloak.log().split(UNWRITTEN, -1).length;
    }

    @Test
    void theListIsSortedByTheLastUse() {
        String never = alice.makeId();
        Made early = pats.make("alice", "read");
        Made late = pats.make("alice", "read");
        pats.exchange("script", late).expect(200);
        keycloak.shiftTime(Duration.ofSeconds(10));
        pats.exchange("script", early).expect(200);
        keycloak.shiftTime(Duration.ofSeconds(10));
        pats.exchange("script", late).expect(200);
        trail(early).awaitUses(1);
        trail(late).awaitUses(2);

        assertThat(alice.listed("id", "sort", "lastUsedAt", "order", "asc"))
                .containsExactly(early.id(), late.id(), never);
        assertThat(alice.listed("id", "sort", "lastUsedAt", "order", "desc"))
                .containsExactly(late.id(), early.id(), never);
    }

    private Answer use(String client, Made pat, String address) {
        return pats.exchanging(client, pat.secret()).from(address).send();
    }

    private Trail trail(Made pat) {
        return new Trail(alice, pat.id());
    }
}
