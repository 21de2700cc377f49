package io.github.keycloakpat.core.usage;

import io.github.keycloakpat.core.audit.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Uses to test with. */
final class Sightings {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private Sightings() {}

    static Sighting at(long seconds, @Nullable String ip, @Nullable String client) {
        return new Sighting(NOON.plusSeconds(seconds), Origin.of(client, ip, "curl/8"));
    }

    /** An address of its own for each number. */
    static String ip(int number) {
        return "10.0." + number / 256 + "." + number % 256;
    }

    static Set<String> names(List<Place> places) {
        return places.stream().map(Place::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
