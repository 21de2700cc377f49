package io.github.keycloakpat.core.usage;

import static io.github.keycloakpat.core.usage.Place.MAX_PER_KIND;

import java.util.ArrayList;
import java.util.List;

/**
 * Uses of one token, merged.
 *
 * @param last the latest of them
 * @param firsts the first from each network and by each client, at most {@link Place#MAX_PER_KIND} networks and as many
 *     clients; further ones are counted and not told
 */
public record Uses(TokenRef token, long count, Sighting last, List<Sighting> firsts) {
    public Uses {
        firsts = List.copyOf(firsts);
    }

    static Uses one(TokenRef token, Sighting sighting) {
        return new Uses(token, 1, sighting, List.of(sighting));
    }

    /** Both together, whichever came first. */
    Uses plus(Uses other) {
        Sighting latest = other.last.at().isBefore(last.at()) ? last : other.last;
        List<Sighting> all = firsts;
        for (Sighting sighting : other.firsts) {
            all = plus(all, sighting);
        }
        return new Uses(token, count + other.count, latest, all);
    }

    private static List<Sighting> plus(List<Sighting> firsts, Sighting sighting) {
        boolean isNew = Place.of(sighting).stream().anyMatch(place -> isUnseen(place, firsts));
        if (!isNew) {
            return firsts;
        }
        List<Sighting> more = new ArrayList<>(firsts);
        more.add(sighting);
        return more;
    }

    private static boolean isUnseen(Place place, List<Sighting> firsts) {
        List<Place> seen = firsts.stream()
                .flatMap(sighting -> Place.of(sighting).stream())
                .filter(other -> other.kind() == place.kind())
                .distinct()
                .toList();
        return !seen.contains(place) && seen.size() < MAX_PER_KIND;
    }
}
