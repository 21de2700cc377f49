package io.github.keycloakpat.storage.jpa;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.keycloakpat.core.outbox.Attempt;
import io.github.keycloakpat.core.outbox.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.util.JsonSerialization;

/** How the attempts at a delivery are kept in one column. */
final class AttemptsJson {
    private static final Logger LOG = Logger.getLogger(AttemptsJson.class);

    private AttemptsJson() {}

    private record Row(long at, Integer status, long ms, String error) {
        static Row of(Attempt attempt) {
            return new Row(
                    attempt.at().toEpochMilli(),
                    attempt.status().orElse(null),
                    attempt.took().toMillis(),
                    attempt.error().orElse(null));
        }

        Attempt toDomain() {
            return new Attempt(
                    Instant.ofEpochMilli(at),
                    Optional.ofNullable(status),
                    Duration.ofMillis(ms),
                    Optional.ofNullable(error));
        }
    }

    /** The oldest go where there are too many. */
    static String write(List<Attempt> before, Attempt latest) {
        List<Attempt> all = new ArrayList<>(before);
        all.add(latest);
        List<Attempt> kept = all.subList(Math.max(0, all.size() - Delivery.MAX_ATTEMPTS), all.size());
        try {
            return JsonSerialization.writeValueAsString(
                    kept.stream().map(Row::of).toList());
        } catch (IOException e) {
            throw new IllegalStateException("numbers and words can be written as JSON", e);
        }
    }

    /** What was changed by other hands is left out: the delivery itself is still good. */
    static List<Attempt> read(String json) {
        try {
            return json == null
                    ? List.of()
                    : JsonSerialization.readValue(json, new TypeReference<List<Row>>() {}).stream()
                            .map(Row::toDomain)
                            .toList();
        } catch (IOException | NullPointerException e) {
            LOG.warn("the attempts at a delivery can't be read", e);
            return List.of();
        }
    }
}
