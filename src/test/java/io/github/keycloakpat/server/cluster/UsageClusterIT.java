package io.github.keycloakpat.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Cluster;
import io.github.keycloakpat.server.harness.ClusterTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.life.Trail;
import io.github.keycloakpat.server.rest.InParallel;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Uses of one token on both nodes, each of which notes in memory what it sees. */
@ClusterTest
class UsageClusterIT {
    private static final int ROUNDS = 5;
    private static final int AT_ONCE = 16;
    private static final int TOKENS = 12;

    private final Cluster cluster;
    private final TestRealm realm;
    private final List<Pats> nodes;

    UsageClusterIT(Cluster cluster) {
        this.cluster = cluster;
        this.realm = TestRealms.standard(cluster.node(0));
        this.nodes = List.of(new Pats(realm), new Pats(realm.at(cluster.node(1))));
    }

    @Test
    void usesOnBothNodesAllCountAndCountOnce() throws Exception {
        Made pat = nodes.get(0).make("alice", "read");

        for (int i = 0; i < ROUNDS; i++) {
            List<Answer> answers = onBothNodes(pat, AT_ONCE);
            assertThat(InParallel.count(answers, 200)).isEqualTo(AT_ONCE);
        }
        awaitFlushes();

        assertThat(read(pat).path("useCount").asLong()).isEqualTo((long) ROUNDS * AT_ONCE);
    }

    @RepeatedTest(3)
    void theLastUseIsToldWhicheverNodeSawIt() {
        Made pat = nodes.get(0).make("alice", "read");
        use(0, "script", pat);
        use(1, "script", pat);
        use(0, "script", pat);
        Instant before = now(1);
        use(1, "ci", pat);
        Instant after = now(1);

        awaitFlushes();

        assertThat(read(pat).path("lastUsedClient").asText()).isEqualTo("ci");
        assertThat(lastUse(pat)).isBetween(before, after);
    }

    @Test
    void anEarlierUseThatIsWrittenLaterCountsAndIsNotTheLast() {
        Made pat = nodes.get(1).make("alice", "read");
        cluster.node(0).shiftTime(Duration.ofSeconds(30)); // in place of a flush that comes so much later
        Instant before = now(0);
        use(0, "ci", pat);
        trail(pat).awaitUses(1);
        use(1, "script", pat);

        JsonNode token = trail(pat).awaitUses(2);

        assertThat(token.path("useCount").asLong()).isEqualTo(2);
        assertThat(token.path("lastUsedClient").asText()).isEqualTo("ci");
        assertThat(lastUse(pat)).isAfterOrEqualTo(before);
    }

    @Test
    void firstUsesOnBothNodesAreToldOnce() throws Exception {
        List<Made> tokens = Stream.generate(() -> nodes.get(0).make("alice", "read"))
                .limit(TOKENS)
                .toList();

        for (Made pat : tokens) {
            onBothNodes(pat, Cluster.NODES);
        }
        awaitFlushes();

        for (Made pat : tokens) {
            assertThat(trail(pat).only("USED").path("details").toString()).isEqualTo("{\"firstUse\":true}");
            assertThat(read(pat).path("useCount").asLong()).isEqualTo(Cluster.NODES);
        }
    }

    @Test
    void refusedUsesOnBothNodesAreToldOnce() throws Exception {
        cluster.shiftTime(untilTenPast());
        List<Made> tokens = Stream.generate(() -> nodes.get(0).make("alice", "read"))
                .limit(TOKENS)
                .toList();
        tokens.forEach(pat -> nodes.get(0).revoke("alice", pat));

        for (Made pat : tokens) {
            onBothNodes(pat, AT_ONCE).forEach(Pats::assertRefused);
        }
        awaitFlushes();

        for (Made pat : tokens) {
            assertThat(trail(pat).refusals()).containsExactly("REVOKED");
        }
    }

    /** So that the hour does not end within the test. */
    private Duration untilTenPast() {
        Instant now = cluster.node(0).now();
        return Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(70)));
    }

    /** Returns when all that either node has noted so far is written. */
    private void awaitFlushes() {
        for (int node = 0; node < Cluster.NODES; node++) {
            Made mark = nodes.get(0).make("alice", "read");
            use(node, "script", mark);
            trail(mark).awaitUses(1);
        }
    }

    private List<Answer> onBothNodes(Made pat, int times) throws Exception {
        List<Call> calls = new ArrayList<>();
        for (Pats node : nodes) {
            calls.addAll(Collections.nCopies(times / Cluster.NODES, node.exchanging("script", pat.secret())));
        }
        return InParallel.send(calls);
    }

    private void use(int node, String client, Made pat) {
        nodes.get(node).exchange(client, pat).expect(200);
    }

    /** As times are told: in whole seconds. */
    private Instant now(int node) {
        return cluster.node(node).now().truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant lastUse(Made pat) {
        return Instant.parse(read(pat).path("lastUsedAt").asText());
    }

    private JsonNode read(Made pat) {
        return UserRest.of(realm, "alice").read(pat.id());
    }

    private Trail trail(Made pat) {
        return new Trail(UserRest.of(realm, "alice"), pat.id());
    }
}
