package io.github.keycloakpat.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.life.Holder;
import io.github.keycloakpat.server.webhook.Receiver.Message;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of messages that their receiver does not take. */
@KeycloakTest
@Tag("rows")
class FailingReceiverIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONGER_THAN_ANY_WAIT = Duration.ofHours(27);
    /** The first, and one after each wait of the schedule. */
    private static final int ATTEMPTS = 10;

    private final Receiver receiver = Receiver.start();
    private final TestRealm realm;
    private final Holder alice;

    FailingReceiverIT(TestRealm realm) {
        this.realm = realm;
        this.alice = new Holder(realm, "alice");
    }

    @AfterEach
    void closeReceiver() {
        receiver.close();
        realm.keycloak()
                .sqlUpdate(
                        "DELETE FROM PAT_WEBHOOK WHERE REALM_ID = ?",
                        realm.get().getId());
    }

    @Test
    void itIsSentAgainAfterFiveSecondsAsTheSameMessageSignedAnew() {
        receiver.answer(500);
        Hook hook = Hook.at(realm, receiver.url("/again"));
        alice.make();
        receiver.await("/again", 1);
        hook.awaitTries(1);
        assertNextIn(hook, 5, 6);

        receiver.answer(204);
        List<Message> messages = receiver.await("/again", 2);

        hook.awaitState("DELIVERED");
        Message first = messages.get(0);
        Message second = messages.get(1);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(Long.parseLong(second.header("webhook-timestamp")))
                .isGreaterThanOrEqualTo(Long.parseLong(first.header("webhook-timestamp")) + 5);
        assertThat(second.isSignedWith(hook.secret())).isTrue();
        JsonNode log = hook.attempts();
        assertThat(log.at("/0/status").asInt()).isEqualTo(500);
        assertThat(log.at("/0/error").asText()).isEqualTo("status");
        assertThat(log.at("/1/status").asInt()).isEqualTo(204);
        assertThat(log.at("/1/error").isMissingNode() || log.at("/1/error").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3600, 3600", "7, 7", "1, 5", "999999999, 86400", "soon, 5", "-5, 5"})
    void theReceiversWishIsGrantedUpToADay(String wish, long seconds) {
        receiver.answer(503, Map.of("Retry-After", wish));
        Hook hook = Hook.at(realm, receiver.url("/wish"));
        alice.make();

        hook.awaitTries(1);
        assertNextIn(hook, seconds, (long) (seconds * 1.1) + 2);
    }

    private void assertNextIn(Hook hook, long from, long to) {
        long next = ((Number) hook.deliveries().get(0).get("next_at")).longValue();
        long tried = hook.attempts().get(0).path("at").asLong();
        assertThat(next - tried).isBetween(from * 1000, to * 1000);
    }

    @Test
    void whoeverIsGoneIsLeftAlone() {
        receiver.answer(410);
        Hook hook = Hook.at(realm, receiver.url("/gone"));
        alice.make();

        hook.awaitState("FAILED");
        assertThat(hook.isEnabled()).isFalse();
        assertThat(hook.offReason()).isEqualTo("GONE");
        alice.make();
        assertThat(hook.deliveries()).hasSize(1);
        assertThat(receiver.at("/gone")).hasSize(1);
    }

    @Test
    void whoeverIsGoneFromAnEarlierAddressDoesNotSwitchThePresentOneOff() {
        receiver.answer(410);
        Hook hook = Hook.at(realm, receiver.url("/former"));
        realm.keycloak()
                .sqlUpdate(
                        "UPDATE PAT_WEBHOOK SET UPDATED_AT = ? WHERE ID = ?",
                        realm.keycloak().now().plusSeconds(60).toEpochMilli(),
                        hook.id());

        alice.make();

        hook.awaitState("FAILED");
        assertThat(hook.isEnabled()).isTrue();
        hook.remove();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void nobodyIsFollowedElsewhere(int status) {
        receiver.answer(status, Map.of("Location", receiver.url("/elsewhere")));
        Hook hook = Hook.at(realm, receiver.url("/moved"));
        alice.make();

        hook.awaitTries(1);
        assertThat(hook.attempts().at("/0/error").asText()).isEqualTo("redirect");
        assertThat(receiver.at("/elsewhere")).isEmpty();
        hook.remove();
    }

    @Test
    void whoeverHangsDelaysNobodyElseAndIsGivenFifteenSeconds() {
        Receiver slow = Receiver.start();
        try (slow) {
            slow.hang();
            Hook hanging = Hook.at(realm, slow.url("/slow"));
            for (int i = 0; i < 8; i++) {
                alice.make();
            }
            slow.await("/slow", 4);
            Hook quick = Hook.at(realm, receiver.url("/quick"));
            for (int i = 0; i < 6; i++) {
                alice.make();
            }

            receiver.await("/quick", 6);
            assertThat(slow.at("/slow")).as("at once").hasSize(4);
            quick.awaitState("DELIVERED");
            Await.until(
                    SOON,
                    "a timeout",
                    () -> hanging.deliveries().stream()
                            .anyMatch(row -> String.valueOf(row.get("log")).contains("timeout")));
            hanging.remove();
        }
    }

    /** One switch is enough to see the end of a schedule of days: the clock is moved on after each attempt. */
    @Test
    void afterTheLastAttemptItIsGivenUpAndTheWebhookSwitchedOff() {
        receiver.answer(500);
        Hook hook = Hook.at(realm, receiver.url("/never"));
        alice.make();
        for (int i = 1; i < ATTEMPTS; i++) {
            hook.awaitTries(i);
            realm.keycloak().shiftTime(LONGER_THAN_ANY_WAIT);
        }

        hook.awaitState("FAILED");
        assertThat(receiver.at("/never")).hasSize(ATTEMPTS);
        assertThat(hook.attempts()).hasSize(ATTEMPTS);
        assertThat(hook.offReason()).isEqualTo("FAILING");
    }

    @Test
    void afterADayOfSilenceAllArrive() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Hook hook = Hook.at(realm, "http://127.0.0.1:" + port + "/day");
        alice.make();
        alice.make();
        for (int hours = 0; hours < 24; hours += 6) {
            realm.keycloak().shiftTime(Duration.ofHours(6));
            Await.until(
                    SOON,
                    "attempts",
                    () -> hook.deliveries().stream()
                            .allMatch(row -> ((Number) row.get("next_at")).longValue()
                                    > realm.keycloak().now().toEpochMilli()));
        }
        alice.make();

        try (Receiver late = Receiver.startAt(port)) {
            realm.keycloak().shiftTime(LONGER_THAN_ANY_WAIT);

            List<Message> messages = late.await("/day", 3);
            hook.awaitState("DELIVERED");
            assertThat(messages.stream().map(Message::id).distinct()).hasSize(3);
            assertThat(hook.attempts().size()).isGreaterThan(2);
            assertThat(hook.attempts().at("/0/error").asText()).isEqualTo("connection");
            assertThat(hook.isEnabled()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/x",
                "https://192.168.1.1/x",
                "https://169.254.169.254/latest/meta-data",
                "http://[fd00::1]/x",
                "https://[::ffff:10.0.0.1]/x",
                "https://[64:ff9b::a00:1]/x",
                "http://2130706433/x",
                "http://0x7f.1/x",
                "ftp://127.0.0.1/x",
                "http://user@127.0.0.1/x"
            })
    void whatMayNotBeCalledIsNotCalledWhateverTheDatabaseSays(String url) {
        Hook hook = Hook.at(realm, url);
        alice.make();

        hook.awaitTries(1);
        assertThat(hook.attempts().at("/0/error").asText()).isEqualTo("address_not_allowed");
        hook.remove();
    }
}
