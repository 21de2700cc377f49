package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Call;
import java.util.ArrayList;
import java.util.List;

/** What Keycloak's log of events says of tokens, in a realm that keeps it. */
public final class UserEvents {
    private static final int ALL = 1000;

    private UserEvents() {}

    /** Those of these types which name the token, newest first. */
    public static List<JsonNode> of(TestRealm realm, Made pat, String... types) {
        Call call = realm.admin().get("/events").query("max", ALL);
        for (String type : types) {
            call.query("type", type);
        }
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode event : call.send().expect(200).json()) {
            if (event.at("/details/pat_id").asText().equals(pat.id())) {
                events.add(event);
            }
        }
        return events;
    }

    /** The newest one; fails if there is none. */
    public static JsonNode newest(TestRealm realm, Made pat, String type) {
        return of(realm, pat, type).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event " + type + " of " + pat.id()));
    }

    /** The tokens are told of, and their values stand in no event and not in the server's log. */
    public static void assertNoValue(TestRealm realm, Made... pats) {
        String events = realm.admin()
                .get("/events")
                .query("max", ALL)
                .send()
                .expect(200)
                .text();
        String log = realm.keycloak().log();
        for (Made pat : pats) {
            String random = pat.secret().substring(pat.secret().indexOf('_') + 1);
            assertThat(events).contains(pat.id()).doesNotContain(random);
            assertThat(log).isNotEmpty().doesNotContain(random);
        }
    }
}
