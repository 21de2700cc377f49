package io.github.keycloakpat.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Cluster;
import io.github.keycloakpat.server.harness.ClusterTest;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.life.Trail;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jobs, for which both nodes ask each second. */
@ClusterTest
class JobTurnClusterIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final int TURNS = 6;
    private static final int TOKENS = 40;

    private final Cluster cluster;
    private final Keycloak node;
    private final Turns turns;

    JobTurnClusterIT(Cluster cluster) {
        this.cluster = cluster;
        this.node = cluster.node(0);
        this.turns = new Turns(cluster);
    }

    @Test
    void aTurnThatIsDueIsTakenOnce() {
        turns.next(node);
        long before = turns.taken();

        for (int i = 0; i < TURNS; i++) {
            turns.next(node);
        }

        assertThat(turns.taken()).isEqualTo(before + TURNS);
    }

    @Test
    void aTurnForWhichBothNodesAskAtOnceIsTakenOnce() throws Exception {
        turns.next(node);
        long before = turns.taken();

        for (int i = 0; i < TURNS; i++) {
            long sofar = before + i;
            // whoever asks again has begun what it had the turn of
            turns.whileBothAsk(() -> assertThat(turns.taken()).isEqualTo(sofar));
        }
    }

    @Test
    void anExpiryIsToldOnceThoughBothNodesTakeTurnAfterTurn() {
        TestRealm realm = TestRealms.standard(node);
        UserRest alice = UserRest.of(realm, "alice");
        List<String> tokens = Stream.generate(() -> alice.makeId("expiresIn", LIFE.toString()))
                .limit(TOKENS)
                .toList();
        String realmId = realm.get().getId();

        cluster.shiftTime(LIFE);
        Await.until(SOON, "all expiries", () -> {
            turns.makeDue(node);
            return expiries(realmId) >= TOKENS;
        });
        turns.next(node);
        turns.next(node);

        assertThat(expiries(realmId)).isEqualTo(TOKENS);
        UserRest later = UserRest.of(realm, "alice");
        tokens.forEach(id -> assertThat(
                        new Trail(later, id).only("EXPIRED").path("tokenId").asText())
                .isEqualTo(id));
    }

    @Test
    void aNoticeIsOrderedOnceThoughBothNodesTakeTurnAfterTurn() {
        TestRealm realm = TestRealms.standard(node);
        UserRest alice = UserRest.of(realm, "alice");
        List<String> tokens = Stream.generate(() -> alice.makeId("expiresIn", "P5D"))
                .limit(TOKENS)
                .toList();
        String realmId = realm.get().getId();

        cluster.shiftTime(Duration.ofHours(60));
        Await.until(SOON, "all notices", () -> {
            node.sqlUpdate("UPDATE PAT_JOB SET RUN_AT = 0 WHERE NAME = 'expiring'");
            return noticed(realmId).size() >= TOKENS;
        });
        for (int i = 0; i < TURNS; i++) {
            cluster.shiftTime(Duration.ofHours(2)); // which makes it due on both at once
            turns.next(node);
        }

        assertThat(noticed(realmId)).containsExactlyInAnyOrderElementsOf(tokens);
    }

    /** A token stands there once for each mail that tells of its end. */
    private List<String> noticed(String realmId) {
        return node.sql("SELECT TOKEN_ID FROM PAT_DELIVERY WHERE REALM_ID = ? AND TYPE = 'expiring'", realmId).stream()
                .map(row -> row.get("token_id").toString())
                .toList();
    }

    private int expiries(String realmId) {
        return node.sql("SELECT ID FROM PAT_AUDIT WHERE REALM_ID = ? AND TYPE = 'EXPIRED'", realmId)
                .size();
    }
}
