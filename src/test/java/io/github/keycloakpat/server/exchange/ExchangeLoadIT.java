package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.SqlCount;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Refusal 95 at the exchange: many uses at once, and what one use costs the database. */
@KeycloakTest
class ExchangeLoadIT {
    private static final int PARALLEL = 64;
    private static final int USES = 50;

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Keycloak keycloak;
    private final Pats pats;

    ExchangeLoadIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.pats = new Pats(realm);
    }

    @Test
    void sixtyFourExchangesOfOneTokenAtOnceAllWork95() throws Exception {
        Made pat = pats.make("alice", "read", "execute");

        List<Answer> answers = atOnce(pat);

        assertThat(answers)
                .hasSize(PARALLEL)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isEqualTo(200));
        assertThat(answers.stream().map(answer -> answer.text("access_token")).distinct())
                .hasSize(PARALLEL);
    }

    private List<Answer> atOnce(Made pat) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
        try {
            CountDownLatch ready = new CountDownLatch(PARALLEL);
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < PARALLEL; i++) {
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return pats.exchange("script", pat);
                }));
            }
            List<Answer> done = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                done.add(answer.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anExchangeReadsOneRowAndWritesNone() throws Exception {
        Made pat = pats.make("alice", "read");
        pats.exchange("script", pat).expect(200); // now Keycloak's own caches know the people and clients
        awaitLine(pat, "USED"); // and the audit trail the first use
        Instant begin = Instant.now();

        SqlCount count = keycloak.countSql(() -> {
            for (int i = 0; i < USES; i++) {
                pats.exchange("script", pat).expect(200);
            }
        });

        assertThat(count.on("PAT_SECRET").statements()).hasSize(USES);
        assertThat(count.on("PAT_SECRET").writes()).isEmpty();
        assertThat(readsOfBackground(count)).hasSizeLessThan(USES);
        assertThat(count.ofRequests().writes()).isEmpty();
        assertThat(count.on("PAT_USAGE").writes()).hasSizeLessThanOrEqualTo(flushesSince(begin));
        assertThat(count.on("PAT_AUDIT").writes()).isEmpty();
    }

    @Test
    void aRefusalWritesNothingEither() throws Exception {
        Made pat = pats.make("alice", "read");
        pats.revoke("alice", pat);
        Pats.assertRefused(pats.exchange("script", pat));
        awaitLine(pat, "REFUSED");

        SqlCount count = keycloak.countSql(() -> {
            for (int i = 0; i < USES; i++) {
                Pats.assertRefused(pats.exchange("script", pat));
            }
        });

        assertThat(count.on("PAT_SECRET").statements()).hasSize(USES);
        assertThat(readsOfBackground(count)).hasSizeLessThan(USES);
        assertThat(count.ofRequests().writes()).isEmpty();
        assertThat(count.on("PAT_USAGE").writes()).isEmpty();
        assertThat(count.on("PAT_AUDIT").writes()).isEmpty();
    }

    /** Reads of our tables that are not the one which each use costs. */
    private static List<String> readsOfBackground(SqlCount count) {
        SqlCount others = count.on("PAT_").without("PAT_SECRET");
        return others.statements().stream()
                .filter(sql -> !others.writes().contains(sql))
                .toList();
    }

    /** One a second in tests, and those at the begin and the end. */
    private static int flushesSince(Instant begin) {
        return (int) Duration.between(begin, Instant.now()).toSeconds() + 2;
    }

    private void awaitLine(Made pat, String type) {
        Await.until(
                LONG,
                type,
                () -> !keycloak.sql("SELECT ID FROM PAT_AUDIT WHERE TOKEN_ID = ? AND TYPE = ?", pat.id(), type)
                        .isEmpty());
    }
}
