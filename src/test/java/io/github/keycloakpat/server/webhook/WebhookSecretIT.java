package io.github.keycloakpat.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The secret of a webhook stands in two answers and nowhere else; what is done to webhooks is told without it. */
@KeycloakTest
@Tag("wire")
class WebhookSecretIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final WebhookRest webhooks;

    WebhookSecretIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.webhooks = WebhookRest.mighty(realm);
    }

    @BeforeEach
    void allIsTold() {
        realm.update(rep -> {
            rep.setAdminEventsEnabled(true);
            rep.setAdminEventsDetailsEnabled(true);
        });
        realm.admin().delete("/admin-events").send().expect(204);
    }

    @Test
    void itIsInNoOtherAnswerNoEventNoMessageAndNoLog() {
        Answer created = webhooks.create().expect(201);
        String id = created.createdId();
        Answer rotated = webhooks.rotateSecret(id).expect(200);
        UserRest.of(realm, "alice").make();
        List<String> told = new ArrayList<>();
        told.add(webhooks.update(id, "description", "changed").expect(200).text());
        told.add(webhooks.test(id).expect(202).text());
        told.add(webhooks.get(id).expect(200).text());
        told.add(webhooks.list().expect(200).text());
        told.add(webhooks.deliveries(id).expect(200).text());
        told.add(events().toString());
        told.add(keycloak.sql("SELECT CAST(BODY AS VARCHAR(8000)) AS BODY FROM PAT_DELIVERY WHERE TARGET = ?", id)
                .toString());
        told.add(keycloak.log());

        assertThat(told).noneMatch(String::isBlank);
        for (Answer issued : List.of(created, rotated)) {
            String key = issued.text("secret").substring("whsec_".length());
            assertThat(told).noneMatch(text -> text.contains(key.substring(0, 16)));
        }
        assertThat(created.text("secret")).isNotEqualTo(rotated.text("secret"));
        webhooks.delete(id).expect(204);
    }

    @Test
    void theOldOneIsGoodForADayAndAsLongAsThatIsTold() {
        String id = webhooks.make("enabled", false);
        Instant now = keycloak.now();

        JsonNode rotated = webhooks.rotateSecret(id).expect(200).json();

        String until = rotated.path("previousSecretExpiresAt").asText();
        assertThat(Duration.between(now, Instant.parse(until)))
                .isBetween(
                        Duration.ofHours(24).minusSeconds(1),
                        Duration.ofHours(24).plusSeconds(30));
        assertThat(webhooks.read(id).path("previousSecretExpiresAt").asText()).isEqualTo(until);
        keycloak.shiftTime(Duration.ofHours(24).plusSeconds(31));
        try {
            assertThat(webhooks.read(id).path("previousSecretExpiresAt").isNull())
                    .isTrue();
        } finally {
            keycloak.resetTime();
        }
        webhooks.delete(id).expect(204);
    }

    @Test
    void eachChangeIsOneAdminEventAndWhatChangesNothingIsNone() {
        String id = webhooks.make("enabled", false);
        webhooks.update(id, "description", "changed").expect(200);
        webhooks.update(id, "description", "changed").expect(200);
        webhooks.update(id, "url", "https://10.0.0.1/").expect(400);
        webhooks.rotateSecret(id).expect(200);
        String delivery = webhooks.test(id).expect(202).text("id");
        webhooks.redeliver(id, delivery).expect(202);
        webhooks.redeliver(id, id).expect(404);
        webhooks.get(id).expect(200);
        webhooks.deliveries(id).expect(200);
        webhooks.delete(id).expect(204);

        List<String> told = new ArrayList<>();
        for (JsonNode event : events()) {
            assertThat(event.path("resourceType").asText()).isEqualTo("PERSONAL_ACCESS_TOKEN_WEBHOOK");
            assertThat(event.path("error").isMissingNode()).isTrue();
            told.add(event.path("operationType").asText() + " "
                    + event.path("resourcePath").asText().replace(id, "{id}").replace(delivery, "{delivery}"));
            assertThat(event.path("representation").asText().contains("\"id\":"))
                    .isEqualTo(!event.path("operationType").asText().equals("DELETE"));
        }
        String at = "personal-access-tokens/webhooks/{id}";
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "CREATE " + at,
                        "UPDATE " + at,
                        "ACTION " + at + "/rotate-secret",
                        "ACTION " + at + "/test",
                        "ACTION " + at + "/deliveries/{delivery}/redeliver",
                        "DELETE " + at);
    }

    private JsonNode events() {
        return realm.admin()
                .get("/admin-events")
                .query("resourcePath", "personal-access-tokens/webhooks*")
                .query("max", 100)
                .send()
                .expect(200)
                .json();
    }
}
