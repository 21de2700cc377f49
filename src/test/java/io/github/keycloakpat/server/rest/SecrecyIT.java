package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A value is where it was shown, and nowhere else. */
@KeycloakTest
@Tag("wire")
class SecrecyIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final UserRest alice;

    SecrecyIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @Test
    void aValueIsInNoTableNoEventNoLogAndNoMetric() {
        realm.update(rep -> {
            rep.setEventsEnabled(true);
            rep.setAdminEventsEnabled(true);
            rep.setAdminEventsDetailsEnabled(true);
        });
        JsonNode token = alice.make("name", "well kept", "scopes", List.of("read"));
        String value = token.path("token").asText();
        useAndMisuse(token.path("id").asText(), value);

        String random = value.substring(6, 49);
        List<String> kept = texts();
        assertThat(kept).anyMatch(text -> text.contains("well kept"));
        assertThat(kept).noneMatch(text -> text.contains(random) || text.contains(random.substring(0, 16)));
        assertThat(realm.admin().get("/events").send().expect(200).text())
                .contains("pat_id")
                .doesNotContain(random);
        assertThat(realm.admin().get("/admin-events").send().expect(200).text()).doesNotContain(random);
        assertThat(keycloak.log()).isNotEmpty().doesNotContain(random);
        assertThat(keycloak.metrics()).doesNotContain(random);
    }

    @Test
    void aValueThatIsPastedIntoATextIsNotKept() {
        String value = alice.make().path("token").asText();
        String id = alice.makeId("name", "pasted into", "description", "before");

        for (String text : List.of(value, "leaked: " + value + ", sorry")) {
            assertThat(alice.create("name", text).status()).isEqualTo(400);
            assertThat(alice.update(id, "name", text).status()).isEqualTo(400);
            assertRefused(alice.create("name", "x", "description", text), 400, "invalid_request", "description");
            assertRefused(alice.update(id, "description", text), 400, "invalid_request", "description");
            assertRefused(alice.revoke(id, "reason", text), 400, "invalid_request", "reason");
        }

        assertThat(alice.read(id).path("status").asText()).isEqualTo("ACTIVE");
        assertThat(alice.read(id).path("description").asText()).isEqualTo("before");
        assertThat(texts()).noneMatch(text -> text.contains(value.substring(6, 49)));
        assertThat(keycloak.log()).doesNotContain(value.substring(6, 49));
    }

    private void useAndMisuse(String id, String value) {
        realm.http()
                .post("/protocol/openid-connect/token")
                .form("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange", "client_id", "script")
                .form("subject_token", value)
                .form("subject_token_type", "urn:keycloak-pat:token-type:personal-access-token")
                .send()
                .expect(200);
        UserRest.at(realm).get("").bearer(value).send().expect(401);
        alice.http()
                .post("")
                .json("{\"name\":\"x\",\"token\":\"" + value + "\"}")
                .send()
                .expect(400);
        alice.http().post("").json(value).send().expect(400);
        alice.http().post("").body("text/plain", value).send().expect(415);
        alice.update(id, "description", "changed").expect(200);
        alice.get(value).expect(404);
        alice.list().query("sort", value).send().expect(400);
        alice.revoke(id, "reason", "done").expect(204);
        alice.delete(id).expect(204);
        alice.make("name", "well kept");
    }

    /** All that stands in columns of our tables. */
    private List<String> texts() {
        List<Map<String, Object>> columns =
                keycloak.sql("SELECT TABLE_NAME, COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS"
                        + " WHERE UPPER(TABLE_NAME) LIKE 'PAT!_%' ESCAPE '!'");
        assertThat(columns.stream().map(column -> column.get("table_name")).distinct())
                .hasSizeGreaterThanOrEqualTo(4);
        List<String> texts = new ArrayList<>();
        for (Map<String, Object> column : columns) {
            String name = (String) column.get("column_name");
            keycloak.sql("SELECT CAST(" + name + " AS VARCHAR(8000)) AS CELL FROM " + column.get("table_name"))
                    .forEach(row -> texts.add(String.valueOf(row.get("cell"))));
        }
        return texts;
    }
}
