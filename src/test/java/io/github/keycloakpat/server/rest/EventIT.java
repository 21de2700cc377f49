package io.github.keycloakpat.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Keycloak's own user events tell of tokens. */
@KeycloakTest
@Tag("wire")
class EventIT {
    private static final String ADDRESS = "203.0.113.9";

    private final TestRealm realm;
    private final UserRest alice;

    EventIT(TestRealm realm) {
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void eventsAreKept() {
        alice.clear();
        realm.update(rep -> rep.setEventsEnabled(true));
        realm.admin().delete("/events").send().expect(204);
    }

    @Test
    void everyChangeIsToldWithTheTokenAndTheAddress() {
        JsonNode token = alice.creation("name", "observed")
                .from(ADDRESS)
                .send()
                .expect(201)
                .json();
        String id = token.path("id").asText();
        alice.http()
                .put("/" + id)
                .from(ADDRESS)
                .json("{\"description\":\"x\"}")
                .send()
                .expect(200);
        alice.http()
                .post("/" + id + "/revoke")
                .from(ADDRESS)
                .json("{\"reason\":\"done\"}")
                .send()
                .expect(204);
        alice.http().delete("/" + id).from(ADDRESS).send().expect(204);

        List<JsonNode> events = events();

        assertThat(events.stream().map(event -> event.path("type").asText()))
                .containsExactly("UPDATE_CREDENTIAL", "UPDATE_CREDENTIAL", "REMOVE_CREDENTIAL", "REMOVE_CREDENTIAL");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.path("ipAddress").asText()).isEqualTo(ADDRESS);
            assertThat(event.path("userId").asText()).isEqualTo(realm.users().id("alice"));
            assertThat(event.path("clientId").asText()).isEqualTo(TestRealm.MANAGER);
            assertThat(event.at("/details/pat_id").asText()).isEqualTo(id);
            assertThat(event.at("/details/pat_name").asText()).isEqualTo("observed");
            assertThat(event.at("/details/username").asText()).isEqualTo("alice");
            assertThat(event.toString())
                    .doesNotContain(token.path("token").asText().substring(6, 49));
        });
        assertThat(events.get(2).at("/details/reason").asText()).isEqualTo("done");
    }

    @Test
    void eachTokenOfAMassDeletionIsTold() {
        List<String> ids = List.of(alice.makeId(), alice.makeId(), alice.makeId());
        realm.admin().delete("/events").send().expect(204);

        alice.clear();

        assertThat(events().stream().map(event -> event.at("/details/pat_id").asText()))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void whatIsRefusedOrChangesNothingIsNotToldAsDone() {
        String id = alice.makeId("name", "quiet");
        alice.revoke(id).expect(204);
        realm.admin().delete("/events").send().expect(204);

        alice.create("name", "quiet").expect(409);
        alice.create("name", "x", "scopes", List.of("admin")).expect(400);
        alice.update(id, "name", "quiet").expect(200);
        alice.update(id, "allowedIps", List.of("x")).expect(400);
        alice.revoke(id).expect(204);
        alice.delete("no-such-id").expect(404);
        alice.list().send().expect(200);

        assertThat(events()).isEmpty();
    }

    /** The oldest first; those of credentials only, as signing in is told too. */
    private List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        realm.admin()
                .get("/events")
                .query("type", "UPDATE_CREDENTIAL")
                .query("type", "REMOVE_CREDENTIAL")
                .query("direction", "asc")
                .send()
                .expect(200)
                .json()
                .forEach(events::add);
        return events;
    }
}
