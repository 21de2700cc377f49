package io.github.keycloakpat.core.policy;

import java.time.Duration;
import java.time.Instant;

/** How long a token shall live, as asked for. */
public sealed interface Life {
    /** The realm's preset. */
    record Preset() implements Life {}

    /** Until it is ended. */
    record Never() implements Life {}

    /** Until a point in time. */
    record Until(Instant instant) implements Life {}

    /** For a time from now. */
    record Lasting(Duration duration) implements Life {}
}
