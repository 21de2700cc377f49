package io.github.keycloakpat.server.webhook;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.rest.InParallel;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of deliveries, and what can be ordered of them. */
@KeycloakTest
class DeliveryListIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Keycloak keycloak;
    private final WebhookRest webhooks;
    private final UserRest alice;

    DeliveryListIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.webhooks = WebhookRest.mighty(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @AfterEach
    void roomForOthers() {
        webhooks.clear();
        alice.clear();
    }

    @Test
    void aTestIsTriedAtAWebhookThatIsSwitchedOffToo() {
        String id = webhooks.make("enabled", false, "eventTypes", List.of("token.leaked"));

        JsonNode ordered = webhooks.test(id).expect(202).json();

        assertThat(ordered.path("type").asText()).isEqualTo("webhook.test");
        assertThat(ordered.path("status").asText()).isEqualTo("PENDING");
        assertThat(ordered.path("tokenId").isNull()).isTrue();
        assertThat(ordered.path("tries").asInt()).isZero();
        JsonNode tried = tried(id, 1).get(0);
        assertThat(tried.path("id")).isEqualTo(ordered.path("id"));
        assertThat(tried.path("eventId")).isEqualTo(ordered.path("eventId"));
        assertThat(tried.path("status").asText()).isEqualTo("PENDING");
        assertThat(tried.path("nextAttemptAt").isTextual()).isTrue();
        assertThat(tried.path("tries").asInt()).isEqualTo(1);
        assertThat(tried.at("/attempts/0/status").isNull()).isTrue();
        assertThat(tried.at("/attempts/0/error").asText()).isEqualTo("connection");
        assertThat(webhooks.read(id).path("enabled").asBoolean()).isFalse();
    }

    @Test
    void whatWasGivenUpIsDeliveredAgainUnderTheSameId() {
        String id = webhooks.make("enabled", false);
        JsonNode first = webhooks.test(id).expect(202).json();
        String delivery = first.path("id").asText();
        tried(id, 1);
        end(delivery, "FAILED");

        JsonNode again = webhooks.redeliver(id, delivery).expect(202).json();

        assertThat(again.path("status").asText()).isEqualTo("PENDING");
        assertThat(again.path("eventId")).isEqualTo(first.path("eventId"));
        assertThat(again.path("tries").asInt()).isZero();
        assertThat(again.path("attempts")).hasSize(1);
        Await.until(SOON, "tried again", () -> attempts(id) == 2);
    }

    @Test
    void theyAreListedNewestFirstByStatusAndByPages() {
        String id = webhooks.make("eventTypes", List.of("token.created"));
        String silent = webhooks.make("eventTypes", List.of("token.leaked"));
        List<String> tokens = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            JsonNode made = alice.make();
            tokens.add(made.path("id").asText());
            values.add(made.path("token").asText());
        }
        Collections.reverse(tokens);
        List<JsonNode> all = tried(id, 3);
        end(all.get(0).path("id").asText(), "DELIVERED");
        end(all.get(2).path("id").asText(), "FAILED");

        assertThat(all).extracting(item -> item.path("tokenId").asText()).isEqualTo(tokens);
        assertThat(all).allMatch(item -> item.path("type").asText().equals("token.created"));
        List<String> ids = all.stream().map(item -> item.path("id").asText()).toList();
        assertThat(page(id)).isEqualTo(ids);
        assertThat(page(id, "status", "delivered")).isEqualTo(ids.subList(0, 1));
        assertThat(page(id, "status", "pending")).isEqualTo(ids.subList(1, 2));
        assertThat(page(id, "status", "failed")).isEqualTo(ids.subList(2, 3));
        assertThat(page(id, "first", 1, "max", 1)).isEqualTo(ids.subList(1, 2));
        assertThat(page(id, "max", 0)).isEmpty();
        assertThat(WebhookRest.total(webhooks.deliveries(id, "max", 0))).isEqualTo(3);
        assertThat(WebhookRest.total(webhooks.deliveries(id, "status", "failed", "max", 0)))
                .isEqualTo(1);
        assertThat(page(silent)).isEmpty();
        String shown = webhooks.deliveries(id).text();
        assertThat(values).noneMatch(value -> shown.contains(value.substring(6, 22)));
    }

    private List<String> page(String id, Object... query) {
        return WebhookRest.ids(webhooks.deliveries(id, query));
    }

    @Test
    void whatWaitsForASwitchedOffWebhookIsKeptUntilItIsSwitchedOn() {
        String id = webhooks.make();
        alice.make();
        tried(id, 1);

        webhooks.update(id, "enabled", false).expect(200);

        JsonNode parked = webhooks.deliveries(id).expect(200).json().get(0);
        assertThat(parked.path("status").asText()).isEqualTo("PENDING");
        assertThat(parked.path("nextAttemptAt").isNull()).isTrue();
        alice.make();
        assertThat(WebhookRest.total(webhooks.deliveries(id)))
                .as("what happens while it is off is not told")
                .isEqualTo(1);
        webhooks.update(id, "enabled", true).expect(200);
        Await.until(SOON, "tried again", () -> attempts(id) == 2);
    }

    @Test
    void nothingIsLeftOfADeletedWebhook() {
        String id = webhooks.make();
        alice.make();
        webhooks.test(id).expect(202);
        tried(id, 2); // what is being tried at this moment goes later

        webhooks.delete(id).expect(204);

        assertThat(keycloak.sql("SELECT ID FROM PAT_DELIVERY WHERE TARGET = ?", id))
                .isEmpty();
        assertThat(keycloak.sql("SELECT ID FROM PAT_WEBHOOK WHERE ID = ?", id)).isEmpty();
    }

    @Test
    void notMoreThanTwentyAreMadeAtOnce() throws Exception {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            calls.add(webhooks.creating("enabled", false));
        }

        List<Answer> answers = InParallel.send(calls);

        assertThat(InParallel.count(answers, 201)).isEqualTo(20);
        assertThat(InParallel.count(answers, 409)).isEqualTo(4);
        assertThat(WebhookRest.total(webhooks.list())).isEqualTo(20);
        assertRefused(webhooks.create(), 409, "too_many_webhooks");
    }

    @Test
    void aWebhookIsDeletedWhileItIsTriedAndChanged() throws Exception {
        String id = webhooks.make();
        for (int i = 0; i < 8; i++) {
            webhooks.test(id).expect(202);
        }
        List<Call> calls = List.of(
                webhooks.http().delete("/" + id),
                webhooks.http().put("/" + id).json("{\"enabled\":false}"),
                webhooks.http().put("/" + id).json("{\"description\":\"x\"}"),
                webhooks.http().post("/" + id + "/rotate-secret"),
                webhooks.http().post("/" + id + "/test"),
                webhooks.http().delete("/" + id));

        List<Answer> answers = InParallel.send(calls);

        assertThat(answers).allMatch(answer -> List.of(200, 202, 204, 404).contains(answer.status()));
        assertThat(InParallel.count(answers, 204)).isEqualTo(1);
        assertRefused(webhooks.get(id), 404, "webhook_not_found");
    }

    /** All of them, newest first, once each was tried and so will not be again for five seconds. */
    private List<JsonNode> tried(String id, int count) {
        Await.until(SOON, count + " tried", () -> attempts(id) == count);
        List<JsonNode> deliveries = new ArrayList<>();
        webhooks.deliveries(id).json().forEach(deliveries::add);
        return deliveries;
    }

    private int attempts(String id) {
        int attempts = 0;
        for (JsonNode delivery : webhooks.deliveries(id).expect(200).json()) {
            attempts += delivery.path("attempts").size();
        }
        return attempts;
    }

    private void end(String delivery, String state) {
        keycloak.sqlUpdate("UPDATE PAT_DELIVERY SET STATE = ?, NEXT_AT = NULL WHERE ID = ?", state, delivery);
    }
}
