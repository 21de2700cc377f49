package io.github.keycloakpat.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Cluster;
import io.github.keycloakpat.server.harness.ClusterTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.life.Holder;
import io.github.keycloakpat.server.life.Trail;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node, the cluster's coordinator, is killed. */
@ClusterTest
class KilledNodeClusterIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int KILLED = 0;
    private static final int USES = 5;

    private final Cluster cluster;
    private final TestRealm realm;
    private final Holder alice;
    private final Turns turns;

    KilledNodeClusterIT(Cluster cluster) {
        this.cluster = cluster;
        this.realm = TestRealms.standard(cluster.node(1));
        this.alice = new Holder(realm, "alice");
        this.turns = new Turns(cluster);
    }

    @AfterEach
    void bothAgain() {
        cluster.startAgain(KILLED);
    }

    @Test
    void theOtherOneGoesOnServingAndTellsWhatWasWritten() {
        Holder onKilled = new Holder(realm.at(cluster.node(KILLED)), "alice");
        Made pat = onKilled.make();
        Made revoked = onKilled.make();
        onKilled.rest().revoke(revoked.id()).expect(204);
        for (int i = 0; i < USES; i++) {
            onKilled.assertWorks(pat);
        }
        trail(pat).awaitUses(USES);

        cluster.kill(KILLED);

        alice.assertWorks(pat);
        alice.assertRefused(revoked);
        Made fresh = alice.rotated(pat);
        alice.assertRefused(pat);
        alice.assertWorks(fresh, alice.make());
        JsonNode token = trail(pat).awaitUses(USES + 2);
        assertThat(token.path("useCount").asLong()).isEqualTo(USES + 2);
        assertThat(trail(pat).of("USED")).hasSize(1);
        turns.next(cluster.node(1));
        turns.next(cluster.node(1));
    }

    @Test
    void theOtherOneTakesTheTurnThatTheKilledOneWasAboutToTake() throws Exception {
        turns.next(cluster.node(1));
        long[] before = new long[1];

        turns.whileBothAsk(() -> {
            cluster.kill(KILLED);
            before[0] = turns.taken();
        });

        Await.until(SOON, "the turn", () -> turns.taken() > before[0]);
    }

    private Trail trail(Made pat) {
        return new Trail(alice.rest(), pat.id());
    }
}
