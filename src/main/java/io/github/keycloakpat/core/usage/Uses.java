package io.github.keycloakpat.core.usage;

import static io.github.keycloakpat.core.usage.Place.MAX_PER_KIND;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Uses of one token, merged.
 *
 * @param last the latest of them
 * @param firsts the first from each network and by each client, oldest first, at most {@link Place#MAX_PER_KIND}
 *     networks and as many clients; further ones are counted and not told
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
        return new Uses(token, count + other.count, latest, plus(firsts, other.firsts));
    }

    /** Nearly always the others are later, and from where others came before. */
    private static List<Sighting> plus(List<Sighting> firsts, List<Sighting> others) {
        if (others.stream().allMatch(other -> isLater(other, firsts) && !isNew(other, firsts))) {
            return firsts;
        }
        List<Sighting> both = new ArrayList<>(firsts);
        both.addAll(others);
        both.sort(Comparator.comparing(Sighting::at));
        List<Sighting> merged = new ArrayList<>();
        for (Sighting sighting : both) {
            if (isNew(sighting, merged)) {
                merged.add(sighting);
            }
        }
        return merged;
    }

    private static boolean isLater(Sighting sighting, List<Sighting> firsts) {
        return !sighting.at().isBefore(firsts.get(firsts.size() - 1).at());
    }

    private static boolean isNew(Sighting sighting, List<Sighting> firsts) {
        return firsts.isEmpty() || Place.of(sighting).stream().anyMatch(place -> isUnseen(place, firsts));
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
