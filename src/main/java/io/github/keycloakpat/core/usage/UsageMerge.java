package io.github.keycloakpat.core.usage;

import io.github.keycloakpat.core.lifecycle.Usage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a token's use once new uses were added to what was kept before.
 *
 * @param worthTelling for the audit trail, oldest first
 */
public record UsageMerge(Usage usage, KnownPlaces places, List<Notice> worthTelling) {
    public static final String FIRST_USE = "firstUse";
    public static final String NEW_ADDRESS = "newAddress";
    public static final String NEW_CLIENT = "newClient";

    /** A use that differs from those before it, and in what. */
    public record Notice(Sighting sighting, Map<String, Object> details) {}

    public static UsageMerge of(Usage before, KnownPlaces known, Uses uses) {
        List<Notice> notices = new ArrayList<>();
        List<Sighting> inOrder = uses.firsts().stream()
                .sorted(Comparator.comparing(Sighting::at))
                .toList();
        for (Sighting sighting : inOrder) {
            KnownPlaces.Seen seen = known.with(sighting);
            known = seen.known();
            boolean first = before.count() == 0 && notices.isEmpty();
            if (first) {
                notices.add(new Notice(sighting, Map.of(FIRST_USE, true)));
            } else if (!seen.worthTelling().isEmpty()) {
                notices.add(new Notice(sighting, details(seen.worthTelling())));
            }
        }
        return new UsageMerge(plus(before, uses), known, notices);
    }

    private static Map<String, Object> details(List<Place> places) {
        Map<String, Object> details = new LinkedHashMap<>();
        places.forEach(
                place -> details.put(place.kind() == Place.Kind.NETWORK ? NEW_ADDRESS : NEW_CLIENT, place.name()));
        return details;
    }

    /** Nodes write in any order: the latest use stays the latest. */
    private static Usage plus(Usage before, Uses uses) {
        long count = before.count() + uses.count();
        Sighting last = uses.last();
        if (before.lastAt().map(last.at()::isBefore).orElse(false)) {
            return new Usage(before.lastAt(), before.lastIp(), before.lastClient(), count);
        }
        return new Usage(
                Optional.of(last.at()), last.origin().ip(), last.origin().clientId(), count);
    }
}
