package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Keycloak's own user events tell of new values and of rights. */
@KeycloakTest
class LifeEventIT {
    private final TestRealm realm;
    private final UserRest alice;

    LifeEventIT(TestRealm realm) {
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @Test
    void newValuesAndChangedRightsAreToldWithTheTokenAndWithoutItsValue() {
        realm.update(rep -> rep.setEventsEnabled(true));
        String id = alice.makeId("scopes", List.of("read"));
        alice.addRights(id, "scopes", List.of("execute")).expect(200);
        alice.removeScope(id, "read");
        String rotated = alice.rotate(id).expect(200).text("token");
        alice.revoke(id).expect(204);
        String regenerated =
                alice.regenerate(id, "expiresIn", "P1D").expect(200).text("token");

        List<JsonNode> events = events(id);

        assertThat(events.stream().map(event -> event.at("/details/pat_action").asText()))
                .containsExactly("create", "add-scopes", "remove-scopes", "rotate", "revoke", "regenerate");
        assertThat(events.stream()
                        .filter(event -> event.path("type").asText().equals("REMOVE_CREDENTIAL"))
                        .map(event -> event.at("/details/pat_action").asText()))
                .containsExactly("revoke");
        assertThat(events.toString()).doesNotContain(rotated.substring(6), regenerated.substring(6));
    }

    /** Oldest first. */
    private List<JsonNode> events(String id) {
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode event : realm.admin()
                .get("/events")
                .query("type", "UPDATE_CREDENTIAL")
                .query("type", "REMOVE_CREDENTIAL")
                .query("direction", "asc")
                .send()
                .expect(200)
                .json()) {
            if (event.at("/details/pat_id").asText().equals(id)) {
                events.add(event);
            }
        }
        return events;
    }
}
