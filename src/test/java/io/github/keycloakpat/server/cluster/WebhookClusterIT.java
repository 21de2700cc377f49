package io.github.keycloakpat.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Cluster;
import io.github.keycloakpat.server.harness.ClusterTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.life.Holder;
import io.github.keycloakpat.server.webhook.Hook;
import io.github.keycloakpat.server.webhook.Receiver;
import io.github.keycloakpat.server.webhook.Receiver.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages to webhooks while nodes and the database come and go. */
@ClusterTest
class WebhookClusterIT {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int KILLED = 0;
    private static final int TOKENS = 40;

    private final Receiver receiver = Receiver.start();
    private final Cluster cluster;
    private final TestRealm realm;
    private final Holder alice;

    WebhookClusterIT(Cluster cluster) {
        this.cluster = cluster;
        this.realm = TestRealms.standard(cluster.node(1));
        this.alice = new Holder(realm, "alice");
    }

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    @Test
    void twoNodesDoNoDoubleWork() {
        Hook hook = Hook.at(realm, receiver.url("/once"), "token.created");
        Holder onOther = new Holder(realm.at(cluster.node(0)), "alice");
        for (int i = 0; i < TOKENS / 2; i++) {
            alice.make();
            onOther.make();
        }

        List<Message> messages = receiver.await("/once", TOKENS);
        hook.awaitState("DELIVERED");

        assertThat(messages).hasSize(TOKENS);
        assertThat(messages.stream().map(Message::id).distinct()).hasSize(TOKENS);
        assertThat(receiver.all()).hasSize(TOKENS);
    }

    @Test
    void theOtherNodeTakesOverWhatAKilledOneWasSending() {
        receiver.hang();
        Hook hook = Hook.at(realm, receiver.url("/taken"), "token.created");
        new Holder(realm.at(cluster.node(KILLED)), "alice").make();
        Message first = receiver.await("/taken", 1).get(0);
        try {
            cluster.kill(KILLED);
            receiver.answer(204);
            assertThat(receiver.at("/taken")).as("while the mark is good").hasSize(1);
            assertThat(hook.attempts()).isEmpty();

            cluster.node(1).shiftTime(LEASE.plusSeconds(1));

            List<Message> messages = receiver.await("/taken", 2);
            hook.awaitState("DELIVERED");
            assertThat(messages).extracting(Message::id).containsOnly(first.id());
            assertThat(messages).extracting(Message::body).containsOnly(first.body());
            assertThat(hook.attempts()).hasSize(1);
        } finally {
            cluster.startAgain(KILLED);
        }
    }

    @Test
    void allArriveAlthoughTheDatabaseCrashes() {
        receiver.hang();
        Hook hook = Hook.at(realm, receiver.url("/crash"), "token.created");
        for (int i = 0; i < 6; i++) {
            alice.make();
        }
        receiver.await("/crash", 1);

        cluster.restartDatabase();
        receiver.answer(204);

        Await.until(
                SOON,
                "the nodes",
                () -> realm.http()
                                .get("/.well-known/openid-configuration")
                                .send()
                                .status()
                        == 200);
        cluster.shiftTime(LEASE.plusSeconds(1));
        Await.until(
                SOON,
                "all of them",
                () -> hook.deliveries().stream()
                        .allMatch(row -> row.get("state").equals("DELIVERED")));
        assertThat(hook.deliveries()).hasSize(6);
        assertThat(receiver.at("/crash").stream().map(Message::id).distinct()).hasSize(6);
    }
}
