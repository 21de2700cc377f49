package io.github.keycloakpat.server.life;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The audit trail of one token, as its owner reads it. */
final class Trail {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final UserRest owner;
    private final String id;

    Trail(UserRest owner, String id) {
        this.owner = owner;
        this.id = id;
    }

    /** Newest first. */
    List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        owner.events(id, "max", 100).expect(200).json().forEach(lines::add);
        return lines;
    }

    List<String> types() {
        return lines().stream().map(line -> line.path("type").asText()).toList();
    }

    List<JsonNode> of(String type) {
        return lines().stream()
                .filter(line -> line.path("type").asText().equals(type))
                .toList();
    }

    /** The one line of this type; fails if there are none or more. */
    JsonNode only(String type) {
        List<JsonNode> found = of(type);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " lines " + type + ": " + lines());
        }
        return found.get(0);
    }

    /** The reasons of the uses that were refused, newest first. */
    List<String> refusals() {
        return of("REFUSED").stream()
                .map(line -> line.at("/details/reason").asText())
                .toList();
    }

    void awaitRefusal(String reason) {
        Await.until(SOON, "refused: " + reason, () -> refusals().contains(reason));
    }

    void awaitRefusals(int count) {
        Await.until(SOON, count + " refusals", () -> refusals().size() >= count);
    }

    void await(String type) {
        Await.until(SOON, "a line " + type + " of " + id, () -> types().contains(type));
    }

    /** The token once all these uses of it are written. */
    JsonNode awaitUses(long count) {
        Await.until(
                SOON,
                count + " uses of " + id,
                () -> owner.read(id).path("useCount").asLong() >= count);
        return owner.read(id);
    }
}
