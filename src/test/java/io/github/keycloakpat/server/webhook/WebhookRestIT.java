package io.github.keycloakpat.server.webhook;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.names;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Making, reading, changing and deleting webhooks. */
@KeycloakTest
@Tag("wire")
class WebhookRestIT {
    private static final String NOBODY = "0197a000-0000-7000-8000-000000000001";

    private final TestRealm realm;
    private final WebhookRest webhooks;

    WebhookRestIT(TestRealm realm) {
        this.realm = realm;
        this.webhooks = WebhookRest.mighty(realm);
    }

    @AfterEach
    void roomForOthers() {
        webhooks.clear();
    }

    @Test
    void aNewOneWantsAllOfTokensAndIsOn() {
        Answer created = webhooks.create().expect(201);
        JsonNode made = created.json();

        assertThat(texts(made.path("eventTypes")))
                .containsExactly(
                        "token.created",
                        "token.deleted",
                        "token.expired",
                        "token.expiring",
                        "token.leaked",
                        "token.regenerated",
                        "token.revoked",
                        "token.rotated",
                        "token.scopes_changed",
                        "token.updated");
        assertThat(made.path("enabled").asBoolean()).isTrue();
        assertThat(made.path("url").asText()).isEqualTo(WebhookRest.CLOSED);
        assertThat(made.path("createdBy").asText()).isNotBlank();
        assertThat(made.path("updatedAt")).isEqualTo(made.path("createdAt"));
        for (String field : List.of(
                "description",
                "disabledAt",
                "disabledReason",
                "failingSince",
                "lastSuccessAt",
                "previousSecretExpiresAt")) {
            assertThat(made.path(field).isNull()).as(field).isTrue();
        }
        assertThat(created.location())
                .isEqualTo(realm.keycloak().url() + "/admin/realms/" + realm.name()
                        + "/personal-access-tokens/webhooks/" + made.path("id").asText());
        assertThat(webhooks.read(created.createdId())).isEqualTo(((ObjectNode) made).without("secret"));
    }

    @Test
    void whoMadeItIsNamed() {
        String id = realm.users().create("maker", "realm-management/manage-realm", "realm-management/view-users");
        var calls = WebhookRest.at(realm).as(realm.token("other-app", "maker"));

        JsonNode made = calls.post("")
                .json("{\"url\":\"" + WebhookRest.CLOSED
                        + "\",\"description\":\" for the SIEM \",\"eventTypes\":[\"token.leaked\",\"token.created\","
                        + "\"webhook.test\",\"token.leaked\"],\"enabled\":false}")
                .send()
                .expect(201)
                .json();

        assertThat(made.path("createdBy").asText()).isEqualTo(id);
        assertThat(made.path("description").asText()).isEqualTo("for the SIEM");
        assertThat(texts(made.path("eventTypes"))).containsExactly("token.created", "token.leaked", "webhook.test");
        assertThat(made.path("enabled").asBoolean()).isFalse();
        assertThat(made.path("disabledAt").isTextual()).isTrue();
        assertThat(made.path("disabledReason").isNull()).isTrue();
    }

    @Test
    void theyAreListedOldestFirstByPages() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(webhooks.make("enabled", i % 2 == 0));
        }

        assertThat(WebhookRest.ids(webhooks.list())).isEqualTo(made);
        assertThat(WebhookRest.ids(webhooks.list("first", 1, "max", 2))).isEqualTo(made.subList(1, 3));
        assertThat(WebhookRest.ids(webhooks.list("first", 4))).isEqualTo(made.subList(4, 5));
        assertThat(WebhookRest.ids(webhooks.list("max", 0))).isEmpty();
        assertThat(WebhookRest.total(webhooks.list("max", 0))).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "first, -1",
        "first, x",
        "first, 1000000000",
        "max, 101",
        "max, -1",
        "max, 1.5",
        "status, failed",
        "order, asc"
    })
    void aParameterOutOfBoundsIsRefused(String name, String value) {
        assertRefused(webhooks.list(name, value), 400, "invalid_request", name);
    }

    @ParameterizedTest
    @CsvSource({"first, -1", "max, 101", "status, PENDING", "status, all", "status, ''", "sort, createdAt"})
    void aParameterOfDeliveriesOutOfBoundsIsRefused(String name, String value) {
        String id = webhooks.make("enabled", false);

        assertRefused(webhooks.deliveries(id, name, value), 400, "invalid_request", name);
    }

    @Test
    void whatIsChangedIsChangedAndTheRestStays() {
        String id = webhooks.make("description", "first", "eventTypes", List.of("token.revoked"));
        JsonNode before = webhooks.read(id);

        JsonNode described =
                webhooks.update(id, "description", "second").expect(200).json();
        JsonNode silenced = webhooks.update(id, "enabled", false).expect(200).json();
        JsonNode moved = webhooks.update(id, "url", WebhookRest.CLOSED + "?x=1", "eventTypes", List.of("token.leaked"))
                .expect(200)
                .json();

        assertThat(differing(before, described))
                .isSubsetOf("description", "updatedAt")
                .contains("description");
        assertThat(differing(described, silenced))
                .isSubsetOf("enabled", "disabledAt", "updatedAt")
                .contains("enabled", "disabledAt");
        assertThat(differing(silenced, moved))
                .isSubsetOf("url", "eventTypes", "updatedAt")
                .contains("url", "eventTypes");
        assertThat(webhooks.read(id)).isEqualTo(moved);
        JsonNode on = webhooks.update(id, "enabled", true, "description", "")
                .expect(200)
                .json();
        assertThat(on.path("disabledAt").isNull()).isTrue();
        assertThat(on.path("description").isNull()).isTrue();
    }

    private static List<String> differing(JsonNode one, JsonNode other) {
        return names(one).stream()
                .filter(name -> !one.path(name).equals(other.path(name)))
                .toList();
    }

    @Test
    void sentBackAsItIsItStaysAsItIs() {
        String id = webhooks.make("description", "as it is", "enabled", false);
        JsonNode before = webhooks.read(id);
        realm.keycloak().shiftTime(Duration.ofSeconds(5));
        try {
            assertThat(webhooks.http()
                            .put("/" + id)
                            .json(before.toString())
                            .send()
                            .expect(200)
                            .json())
                    .isEqualTo(before);
            assertThat(webhooks.update(id, "url", null, "eventTypes", null, "enabled", null, "nonsense", null)
                            .expect(200)
                            .json())
                    .isEqualTo(before);
        } finally {
            realm.keycloak().resetTime();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url         | 7",
                "url         | []",
                "description | 7",
                "description | \"a\\nb\"",
                "description | \"a\\u0000b\"",
                "description | \"a\\ud800b\"",
                "description | \"a\\u202eb\"",
                "eventTypes  | []",
                "eventTypes  | \"token.created\"",
                "eventTypes  | [\"token.exploded\"]",
                "eventTypes  | [\"TOKEN_CREATED\"]",
                "eventTypes  | [\"\"]",
                "eventTypes  | [7]",
                "eventTypes  | [null]",
                "enabled     | \"true\"",
                "enabled     | 1",
                "secret      | \"whsec_bWluZQ==\"",
                "id          | \"mine\"",
                "createdBy   | \"me\"",
                "lastSuccessAt | \"2026-01-01T00:00:00Z\"",
                "eventtypes  | [\"token.created\"]",
            })
    void whatIsNoValueOfAFieldIsRefusedAtOnceAndLater(String field, String value) {
        String id = webhooks.make("enabled", false);
        JsonNode before = webhooks.read(id);
        String one = "{\"" + field + "\":" + value + "}";
        String two =
                field.equals("url") ? one : "{\"url\":\"" + WebhookRest.CLOSED + "\",\"" + field + "\":" + value + "}";

        assertRefused(webhooks.http().post("").json(two).send(), 400, "invalid_request", field);
        assertRefused(webhooks.http().put("/" + id).json(one).send(), 400, "invalid_request", field);

        assertThat(WebhookRest.ids(webhooks.list())).containsExactly(id);
        assertThat(webhooks.read(id)).isEqualTo(before);
    }

    @Test
    void textsAndListsAreBounded() {
        assertRefused(webhooks.http().post("").json("{}").send(), 400, "invalid_request", "url");
        assertRefused(webhooks.http().post("").json("{\"url\":null}").send(), 400, "invalid_request", "url");
        assertRefused(webhooks.create("description", "x".repeat(256)), 400, "invalid_request", "description");
        assertRefused(webhooks.create("url", WebhookRest.CLOSED + "x".repeat(1024)), 400, "invalid_request", "url");
        String[] many = new String[101];
        Arrays.fill(many, "token.created");
        assertRefused(webhooks.create("eventTypes", many), 400, "invalid_request", "eventTypes");
        assertRefused(webhooks.create("description", "x".repeat(70_000)), 413, "payload_too_large");
        String longest = WebhookRest.CLOSED + "x".repeat(1024 - WebhookRest.CLOSED.length());
        webhooks.create("url", longest, "description", "ä".repeat(255)).expect(201);
    }

    @Test
    void theValueOfATokenIsKeptOut() {
        String issued = UserRest.of(realm, "alice").make().path("token").asText();

        assertRefused(webhooks.create("url", WebhookRest.CLOSED + "?t=" + issued), 400, "invalid_request", "url");
        assertRefused(webhooks.create("description", issued), 400, "invalid_request", "description");
        assertThat(webhooks.list().text()).doesNotContain(issued);
    }

    @Test
    void aDeletedOneIsGone() {
        String id = webhooks.make();

        assertThat(webhooks.delete(id).expect(204).text()).isEmpty();

        assertRefused(webhooks.get(id), 404, "webhook_not_found");
        assertRefused(webhooks.delete(id), 404, "webhook_not_found");
        assertThat(WebhookRest.ids(webhooks.list())).isEmpty();
    }

    @Test
    void oneOfAnotherRealmIsNotThere() {
        WebhookRest others = WebhookRest.mighty(TestRealms.standard(realm.keycloak()));
        String id = others.make();
        String delivery = others.test(id).expect(202).text("id");

        assertNotThere(id, delivery);
        assertThat(others.read(id).path("enabled").asBoolean()).isTrue();
        assertThat(WebhookRest.total(others.deliveries(id))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODY, "x", "%00", "a%20b", "0197A000-0000-7000-8000-000000000001", "policy", "test"})
    void whatIsNoIdIsNotThere(String id) {
        assertNotThere(id, NOBODY);
    }

    private void assertNotThere(String id, String delivery) {
        assertRefused(webhooks.get(id), 404, "webhook_not_found");
        assertRefused(webhooks.update(id, "enabled", false), 404, "webhook_not_found");
        assertRefused(webhooks.rotateSecret(id), 404, "webhook_not_found");
        assertRefused(webhooks.test(id), 404, "webhook_not_found");
        assertRefused(webhooks.deliveries(id), 404, "webhook_not_found");
        assertRefused(webhooks.redeliver(id, delivery), 404, "webhook_not_found");
        assertRefused(webhooks.delete(id), 404, "webhook_not_found");
    }

    @Test
    void aDeliveryThatIsNotThereIsToldAsSuch() {
        String id = webhooks.make("enabled", false);
        String ofAnother =
                webhooks.test(webhooks.make("enabled", false)).expect(202).text("id");

        for (String delivery : List.of(NOBODY, ofAnother, "x", "%00")) {
            assertRefused(webhooks.redeliver(id, delivery), 404, "not_found");
        }
    }

    @Test
    void otherVerbsAndAddressesAreNotKnown() {
        String id = webhooks.make();

        for (String verb : List.of("PUT", "DELETE", "PATCH")) {
            assertRefused(webhooks.http().call(verb, "").send(), 405, "method_not_allowed");
        }
        for (String verb : List.of("POST", "PATCH")) {
            assertRefused(webhooks.http().call(verb, "/" + id).send(), 405, "method_not_allowed");
        }
        for (String action : List.of("/test", "/rotate-secret", "/deliveries/" + NOBODY + "/redeliver")) {
            assertRefused(webhooks.http().get("/" + id + action).send(), 405, "method_not_allowed");
        }
        assertRefused(webhooks.http().post("/" + id + "/deliveries").send(), 405, "method_not_allowed");
        for (String path : List.of("/secret", "/deliveries/" + NOBODY, "/test/x", "/deliveries/x/redeliver/y")) {
            assertRefused(webhooks.http().get("/" + id + path).send(), 404, "not_found");
        }
        assertRefused(UserRest.of(realm, "alice").http().get("/webhooks").send(), 404, "token_not_found");
    }
}
