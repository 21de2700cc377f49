package io.github.keycloakpat.server.directgrant;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.life.Trail;
import io.github.keycloakpat.server.rest.UserRest;

/** What a realm's events and a token's trail say of grants. */
final class Logins {
    private Logins() {}

    /** The newest event of this type that names the token; fails if there is none. */
    static JsonNode of(TestRealm realm, String type, String patId) {
        for (JsonNode event : realm.admin()
                .get("/events")
                .query("type", type)
                .send()
                .expect(200)
                .json()) {
            if (event.at("/details/pat_id").asText().equals(patId)) {
                return event;
            }
        }
        throw new AssertionError("no event " + type + " of " + patId);
    }

    static Trail trail(TestRealm realm, String owner, Made pat) {
        return new Trail(UserRest.of(realm, owner), pat.id());
    }
}
