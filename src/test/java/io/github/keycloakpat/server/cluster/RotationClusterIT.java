package io.github.keycloakpat.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Cluster;
import io.github.keycloakpat.server.harness.ClusterTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.life.Holder;
import io.github.keycloakpat.server.rest.InParallel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One token changed on both nodes at once. */
@ClusterTest
class RotationClusterIT {
    private static final int ROUNDS = 8;
    private static final int ON_EACH = 4;

    private final List<Holder> nodes;

    RotationClusterIT(Cluster cluster) {
        TestRealm realm = TestRealms.standard(cluster.node(0));
        this.nodes = List.of(new Holder(realm, "alice"), new Holder(realm.at(cluster.node(1)), "alice"));
    }

    @Test
    void ofManyRotationsOnBothNodesOneValueWorksOnBoth() throws Exception {
        Made pat = nodes.get(0).make();
        List<Made> values = new ArrayList<>(List.of(pat));

        for (int i = 0; i < ROUNDS; i++) {
            List<Answer> answers = InParallel.send(rotations(pat));

            assertThat(InParallel.count(answers, 200)).isEqualTo(answers.size());
            answers.forEach(answer -> values.add(Holder.made(answer)));
        }

        List<Made> working = working(values, nodes.get(0));
        assertThat(working).hasSize(1);
        assertThat(working(values, nodes.get(1))).isEqualTo(working);
        assertThat(nodes.get(1).read(pat).path("hint").asText())
                .endsWith(lastFour(working.get(0).secret()));
    }

    @Test
    void aRevocationOnOneNodeEndsWhatARotationOnTheOtherMakesMeanwhile() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            Made old = nodes.get(0).make();
            Call revocation =
                    nodes.get(1).rest().http().post("/" + old.id() + "/revoke").json("{}");
            Call rotation = nodes.get(0).rest().rotation(old.id(), "gracePeriod", "PT1H");

            List<Answer> answers = InParallel.send(List.of(rotation, revocation));

            answers.get(1).expect(204);
            List<Made> values = new ArrayList<>(List.of(old));
            if (answers.get(0).status() == 200) {
                values.add(Holder.made(answers.get(0)));
            } else {
                answers.get(0).expect(409);
            }
            nodes.forEach(node -> assertThat(working(values, node)).isEmpty());
        }
    }

    private List<Call> rotations(Made pat) {
        List<Call> calls = new ArrayList<>();
        nodes.forEach(
                node -> calls.addAll(Collections.nCopies(ON_EACH, node.rest().rotation(pat.id()))));
        return calls;
    }

    private static List<Made> working(List<Made> values, Holder node) {
        return values.stream().filter(node::works).toList();
    }

    private static String lastFour(String value) {
        return value.substring(value.length() - 4);
    }
}
