package io.github.keycloakpat.server.parity;

import io.github.keycloakpat.server.harness.TestRealm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.keycloak.representations.idm.EventRepresentation;

/** An event of a user without what differs each time; ids are seen to be there. */
record SeenEvent(String type, String clientId, String userId, String error, TreeMap<String, String> details) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** All that were told since they were {@link #forget forgotten}, by their texts: many have one and the same time. */
    static List<String> of(TestRealm realm) {
        EventRepresentation[] events = realm.admin()
                .get("/events")
                .query("max", 1000)
                .send()
                .expect(200)
                .as(EventRepresentation[].class);
        return Arrays.stream(events)
                .map(event -> SeenEvent.of(event).toString())
                .sorted()
                .toList();
    }

    static void forget(TestRealm realm) {
        realm.admin().delete("/events").send().expect(204);
    }

    private static SeenEvent of(EventRepresentation event) {
        TreeMap<String, String> details = new TreeMap<>();
        Map<String, String> told = event.getDetails() == null ? Map.of() : event.getDetails();
        told.forEach((name, value) -> details.put(name, masked(name, value)));
        return new SeenEvent(event.getType(), event.getClientId(), event.getUserId(), event.getError(), details);
    }

    private static String masked(String name, String value) {
        return name.equals("scope")
                ? Stream.of(value.split(" ")).sorted().toList().toString()
                : ID.matcher(value).replaceAll("*");
    }
}
