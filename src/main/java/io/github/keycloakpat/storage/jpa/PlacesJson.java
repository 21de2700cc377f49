package io.github.keycloakpat.storage.jpa;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.keycloakpat.core.usage.KnownPlaces;
import io.github.keycloakpat.core.usage.KnownPlaces.Known;
import io.github.keycloakpat.core.usage.Place;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.util.JsonSerialization;

/** How the places from which a token was used are kept in one column. */
final class PlacesJson {
    private static final Logger LOG = Logger.getLogger(PlacesJson.class);

    private PlacesJson() {}

    static String write(KnownPlaces places) {
        try {
            return JsonSerialization.writeValueAsString(places.all().stream()
                    .map(known -> new Row(
                            known.place().kind(),
                            known.place().name(),
                            known.since().toEpochMilli()))
                    .toList());
        } catch (IOException e) {
            throw new IllegalStateException("texts and numbers can be written as JSON", e);
        }
    }

    /** What was changed by other hands is begun anew: at worst a known address is told once more. */
    static KnownPlaces read(String json) {
        if (json == null) {
            return KnownPlaces.none();
        }
        try {
            return new KnownPlaces(JsonSerialization.readValue(json, new TypeReference<List<Row>>() {}).stream()
                    .map(Row::toDomain)
                    .toList());
        } catch (IOException | RuntimeException e) {
            LOG.warn("the places from which a token was used can't be read; they are told anew", e);
            return KnownPlaces.none();
        }
    }

    record Row(Place.Kind kind, String name, long since) {

        /** @throws NullPointerException if a part is missing */
        Known toDomain() {
            return new Known(new Place(requireNonNull(kind), requireNonNull(name)), Instant.ofEpochMilli(since));
        }
    }
}
