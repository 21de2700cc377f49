package io.github.keycloakpat.core.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The places from which a token was used before, at most {@link Place#MAX_PER_KIND} of each kind: a new one takes the
 * place of the one that came first.
 */
public record KnownPlaces(List<Known> all) {
    /** So that a token whose address changes with each use doesn't fill the audit trail: 16 networks and 16 clients an hour at most. */
    private static final Duration QUIET = Duration.ofHours(1);

    public KnownPlaces {
        all = List.copyOf(all);
    }

    /** @param since when it was first seen */
    public record Known(Place place, Instant since) {}

    public static KnownPlaces none() {
        return new KnownPlaces(List.of());
    }

    /** What is known after a use. */
    public record Seen(KnownPlaces known, List<Place> worthTelling) {}

    /** Takes in a use, and says which of its places are new and to be told. */
    public Seen with(Sighting sighting) {
        List<Known> known = new ArrayList<>(all);
        List<Place> worthTelling = new ArrayList<>();
        for (Place place : Place.of(sighting)) {
            if (known.stream().noneMatch(entry -> entry.place().equals(place))) {
                if (makeRoom(known, place.kind(), sighting.at())) {
                    worthTelling.add(place);
                }
                known.add(new Known(place, sighting.at()));
            }
        }
        return new Seen(new KnownPlaces(known), worthTelling);
    }

    /** Whether there is room, or the one that goes was known for a while. */
    private static boolean makeRoom(List<Known> known, Place.Kind kind, Instant now) {
        List<Known> same = known.stream()
                .filter(entry -> entry.place().kind() == kind)
                .sorted(Comparator.comparing(Known::since))
                .toList();
        if (same.size() < Place.MAX_PER_KIND) {
            return true;
        }
        known.remove(same.get(0));
        return !same.get(0).since().plus(QUIET).isAfter(now);
    }
}
