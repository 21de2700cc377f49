package io.github.keycloakpat.core.lifecycle;

import java.time.Instant;
import java.util.Optional;

/** What is known of a token's use. */
public record Usage(Optional<Instant> lastAt, Optional<String> lastIp, Optional<String> lastClient, long count) {
    public static Usage none() {
        return new Usage(Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }
}
