package io.github.keycloakpat.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.life.Holder;
import io.github.keycloakpat.server.life.Jobs;
import io.github.keycloakpat.server.webhook.Receiver.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a receiver gets. */
@KeycloakTest
class DeliveryIT {
    private final Receiver receiver = Receiver.start();
    private final TestRealm realm;
    private final Holder alice;

    DeliveryIT(TestRealm realm) {
        this.realm = realm;
        this.alice = new Holder(realm, "alice");
    }

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    @Test
    void aCreatedTokenIsToldWithoutItsValueAndWithoutAddresses() {
        Hook hook = Hook.at(realm, receiver.url("/a"));
        Instant before = realm.keycloak().now().minusSeconds(1);

        Made pat = alice.make();

        Message message = receiver.await("/a", 1).get(0);
        assertThat(message.method()).isEqualTo("POST");
        assertThat(message.header("content-type")).isEqualTo("application/json");
        assertThat(message.isSignedWith(hook.secret())).isTrue();
        assertThat(message.isSignedWith(Hook.newSecret())).isFalse();
        JsonNode body = message.json();
        assertThat(fields(body)).containsExactly("data", "sequence", "timestamp", "type");
        assertThat(body.path("type").asText()).isEqualTo("token.created");
        assertThat(Instant.parse(body.path("timestamp").asText()))
                .isBetween(before, realm.keycloak().now());
        assertThat(body.path("sequence").asLong()).isEqualTo(1);
        assertThat(fields(body.path("data"))).containsExactly("actorId", "realm", "token");
        assertThat(body.at("/data/realm").asText()).isEqualTo(realm.name());
        JsonNode token = body.at("/data/token");
        JsonNode shown = alice.rest().read(pat.id());
        assertThat(token.path("id").asText()).isEqualTo(pat.id());
        assertThat(token.path("username").asText()).isEqualTo("alice");
        assertThat(body.at("/data/actorId")).isEqualTo(shown.path("userId"));
        Set<String> expected = fields(shown);
        expected.removeAll(List.of("allowedIps", "lastUsedIp"));
        assertThat(fields(token)).isEqualTo(expected);
        assertThat(message.toString()).doesNotContain(pat.secret());
        hook.awaitState("DELIVERED");
        assertThat(hook.attempts().get(0).path("status").asInt()).isEqualTo(204);
        hook.remove();
    }

    @Test
    void allThatHappensToATokenIsToldInRisingNumbers() {
        Hook hook = Hook.at(realm, receiver.url("/all"));
        Made pat = alice.make();
        alice.rest().update(pat.id(), "description", "other").expect(200);
        alice.rest().removeScope(pat.id(), "read").expect(204);
        Made rotated = alice.rotated(pat);
        alice.rest().revoke(rotated.id()).expect(204);
        alice.regenerated(rotated);
        alice.rest().delete(pat.id()).expect(204);

        List<Message> messages = receiver.await("/all", 7);

        assertThat(messages.stream().map(Message::type))
                .containsExactlyInAnyOrder(
                        "token.created",
                        "token.updated",
                        "token.scopes_changed",
                        "token.rotated",
                        "token.revoked",
                        "token.regenerated",
                        "token.deleted");
        assertThat(messages.stream()
                        .sorted(java.util.Comparator.comparing(Message::id))
                        .map(message -> message.json().path("sequence").asLong()))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(messages).allMatch(message -> message.isSignedWith(hook.secret()));
        hook.remove();
    }

    @Test
    void expiryIsTold() {
        Hook hook = Hook.at(realm, receiver.url("/expiry"), "token.expired");
        Made pat = alice.make("expiresIn", "PT1H");

        realm.keycloak().shiftTime(Duration.ofHours(2));
        new Jobs(realm.keycloak()).tick();

        Message message = receiver.awaitType("/expiry", "token.expired");
        assertThat(message.json().at("/data/token/id").asText()).isEqualTo(pat.id());
        assertThat(message.json().at("/data/token/status").asText()).isEqualTo("EXPIRED");
        assertThat(message.json().at("/data/actorId").isNull()).isTrue();
        hook.remove();
    }

    @Test
    void soonToExpireIsTold() {
        Hook hook = Hook.at(realm, receiver.url("/expiring"), "token.expiring");
        Made pat = alice.make("expiresIn", "P10D");

        realm.keycloak().shiftTime(Duration.ofDays(4));
        new Jobs(realm.keycloak()).runAll();
        new Jobs(realm.keycloak()).runAll();

        Message message = receiver.awaitType("/expiring", "token.expiring");
        assertThat(message.json().at("/data/token/id").asText()).isEqualTo(pat.id());
        assertThat(message.json().at("/data/token/status").asText()).isEqualTo("ACTIVE");
        hook.awaitState("DELIVERED");
        assertThat(receiver.at("/expiring")).hasSize(1);
        hook.remove();
    }

    @Test
    void aWebhookThatIsGoneMeanwhileHoldsNobodyUp() {
        Hook hook = Hook.at(realm, receiver.url("/left"));
        Hook gone = Hook.at(realm, receiver.url("/gone"));
        gone.remove();

        realm.keycloak()
                .sqlUpdate(
                        "INSERT INTO PAT_ANNOUNCEMENT (ID, REALM_ID, TARGETS, TYPE, BODY, CREATED_AT)"
                                + " VALUES (?, ?, ?, 'token.created', '{}', 1)",
                        UUID.randomUUID().toString(),
                        realm.get().getId(),
                        gone.id() + " " + hook.id());

        assertThat(receiver.await("/left", 1).get(0).body()).isEqualTo("{}");
        gone.awaitState("FAILED");
        assertThat(gone.attempts().get(0).path("error").asText()).isEqualTo("webhook_deleted");
        assertThat(receiver.at("/gone")).isEmpty();
        hook.remove();
        gone.remove();
    }

    @Test
    void aLeakIsToldOfADeletedTokenToo() {
        Hook hook = Hook.at(realm, receiver.url("/leak"), "token.leaked");
        Made pat = alice.make();
        alice.rest().delete(pat.id()).expect(204);

        report(pat);
        report(pat);

        Message message = receiver.awaitType("/leak", "token.leaked");
        assertThat(message.json().at("/data/token/id").asText()).isEqualTo(pat.id());
        assertThat(message.json().at("/data/token/status").asText()).isEqualTo("DELETED");
        assertThat(message.body()).doesNotContain(pat.secret());
        hook.awaitState("DELIVERED");
        assertThat(receiver.at("/leak")).hasSize(1);
        hook.remove();
    }

    @Test
    void aLeakIsToldOfTheTokenAsItIsNowThatItIsRevoked() {
        Hook hook = Hook.at(realm, receiver.url("/found"), "token.leaked token.revoked");
        Made pat = alice.make();

        report(pat);

        JsonNode leaked = receiver.awaitType("/found", "token.leaked").json();
        JsonNode revoked = receiver.awaitType("/found", "token.revoked").json();
        assertThat(leaked.at("/data/token/status").asText()).isEqualTo("REVOKED");
        assertThat(leaked.path("sequence").asLong())
                .isEqualTo(revoked.path("sequence").asLong() + 1);
        hook.remove();
    }

    private void report(Made pat) {
        realm.http()
                .post("/personal-access-tokens/leaked")
                .json(List.of(Map.of("token", pat.secret(), "type", "pat", "url", "https://x.example", "source", "c")))
                .send()
                .expect(200);
    }

    @Test
    void onlyThoseWhoWantItAreTold() {
        Hook curious = Hook.at(realm, receiver.url("/revoked"), "token.revoked token.deleted");
        Hook other = Hook.at(realm, receiver.url("/rotated"), "token.rotated");
        Made pat = alice.make();

        alice.rest().revoke(pat.id()).expect(204);

        assertThat(receiver.await("/revoked", 1).get(0).type()).isEqualTo("token.revoked");
        curious.awaitState("DELIVERED");
        assertThat(other.deliveries()).isEmpty();
        assertThat(receiver.all()).hasSize(1);
        curious.remove();
        other.remove();
    }

    @Test
    void allReceiversGetTheSameMessage() {
        Hook first = Hook.at(realm, receiver.url("/1"));
        Hook second = Hook.at(realm, receiver.url("/2"));

        alice.make();

        Message one = receiver.await("/1", 1).get(0);
        Message other = receiver.await("/2", 1).get(0);
        assertThat(one.id()).isEqualTo(other.id());
        assertThat(one.body()).isEqualTo(other.body());
        assertThat(one.isSignedWith(first.secret())).isTrue();
        assertThat(one.isSignedWith(second.secret())).isFalse();
        first.remove();
        second.remove();
    }

    @Test
    void whatIsRefusedIsToldToNobody() {
        Hook hook = Hook.at(realm, receiver.url("/none"));

        realm.http()
                .post("/personal-access-tokens")
                .bearer(realm.token("alice"))
                .json(Map.of("name", "none", "scopes", List.of("no-such-scope")))
                .send()
                .expect(400);

        assertThat(hook.deliveries()).isEmpty();
        hook.remove();
    }

    @Test
    void bothSecretsSignUntilTheOldOneIsOver() {
        Hook hook = Hook.at(realm, receiver.url("/both"));
        String next = Hook.newSecret();
        hook.replaceSecret(next, realm.keycloak().now().plusSeconds(60).toEpochMilli());
        alice.make();
        Message both = receiver.await("/both", 1).get(0);
        assertThat(both.isSignedWith(hook.secret())).isTrue();
        assertThat(both.isSignedWith(next)).isTrue();

        hook.replaceSecret(next, realm.keycloak().now().minusSeconds(1).toEpochMilli());
        alice.make();
        Message one = receiver.await("/both", 2).get(1);
        assertThat(one.isSignedWith(hook.secret())).isFalse();
        assertThat(one.isSignedWith(next)).isTrue();
        hook.remove();
    }

    private static Set<String> fields(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
