package io.github.keycloakpat.server.admin;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeptTexts;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Administration leaves a value nowhere but in the one answer that shows it. */
@KeycloakTest
@Tag("wire")
class AdminSecrecyIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final AdminRest admin;

    AdminSecrecyIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.admin = AdminRest.mighty(realm);
    }

    @Test
    void aValueIsInNoEventNoTableNoLogAndNoOtherAnswer() {
        realm.update(rep -> {
            rep.setEventsEnabled(true);
            rep.setAdminEventsEnabled(true);
            rep.setAdminEventsDetailsEnabled(true);
        });
        Answer created = admin.create(realm.users().id("alice"), "name", "well kept", "scopes", List.of("read"));
        String id = created.expect(201).text("id");
        String first = created.text("token");
        String second = admin.rotate(id, "gracePeriod", "PT1H").expect(200).text("token");
        List<Answer> answers = misuses(id, first, second);

        for (String value : List.of(first, second)) {
            String random = value.substring(6, 49);
            assertThat(answers).noneMatch(answer -> answer.text().contains(random));
            assertThat(KeptTexts.of(keycloak)).isNotEmpty().noneMatch(text -> text.contains(random.substring(0, 16)));
            assertThat(keycloak.log()).isNotEmpty().doesNotContain(random);
            assertThat(keycloak.metrics()).doesNotContain(random);
        }
        assertEvents(id);
    }

    private List<Answer> misuses(String id, String first, String second) {
        List<Answer> answers = new ArrayList<>();
        answers.add(admin.inspect(first));
        answers.add(admin.inspect(second));
        answers.add(admin.inspect(second + "x"));
        answers.add(admin.get(second));
        answers.add(admin.list("search", second));
        answers.add(admin.list("username", second));
        answers.add(admin.list("userId", second));
        answers.add(admin.list("scope", second));
        answers.add(admin.list("audience", second));
        answers.add(admin.list("sort", second));
        answers.add(admin.list("status", "all"));
        answers.add(admin.create(second));
        answers.add(admin.create(realm.users().id("alice"), "name", second));
        answers.add(admin.update(id, "description", "it is " + second));
        answers.add(admin.setPolicy("requiredRole", second));
        answers.add(admin.setPolicy("managementClients", List.of(second)));
        answers.add(admin.revokeMany("filter", Map.of("search", second)));
        answers.add(admin.revokeMany("filter", Map.of("scope", second), "reason", second));
        answers.add(admin.revokeMany("all", true, "reason", "of " + second));
        answers.add(admin.revoke(id, "reason", second));
        answers.add(admin.events(id));
        answers.add(admin.update(id, "description", "changed"));
        answers.add(admin.revoke(id, "reason", "done"));
        answers.add(admin.events(id));
        answers.add(admin.http().delete("/" + id).send());
        answers.add(admin.inspect(second));
        assertThat(answers).noneMatch(answer -> answer.status() >= 500);
        assertRefused(admin.create(realm.users().id("alice"), "name", second), 400, "invalid_request", "name");
        return answers;
    }

    private void assertEvents(String id) {
        JsonNode events = realm.admin()
                .get("/admin-events")
                .query("resourcePath", "personal-access-tokens*")
                .query("max", 100)
                .send()
                .expect(200)
                .json();
        List<String> told = new ArrayList<>();
        for (JsonNode event : events) {
            told.add(event.path("operationType").asText() + " "
                    + event.path("resourcePath").asText().replace(id, "{id}"));
        }
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "CREATE personal-access-tokens/{id}",
                        "ACTION personal-access-tokens/{id}/rotate",
                        "UPDATE personal-access-tokens/{id}",
                        "ACTION personal-access-tokens/{id}/revoke",
                        "DELETE personal-access-tokens/{id}");
        assertThat(events.toString()).contains("well kept").doesNotContain("\\\"token\\\"");
    }
}
