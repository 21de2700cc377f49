package io.github.keycloakpat.core.outbox;

import java.time.Duration;
import java.util.Optional;

/** What came of one try. */
public sealed interface Outcome {
    Attempt attempt();

    record Delivered(Attempt attempt) implements Outcome {}

    /** @param wish for how long to be left alone, the receiver asked for, if it did */
    record Failed(Attempt attempt, Optional<Duration> wish) implements Outcome {}

    /** The receiver wants no more of it: HTTP 410. */
    record Unwanted(Attempt attempt) implements Outcome {}

    /** Trying again would change nothing: there is nobody to tell. */
    record Undeliverable(Attempt attempt) implements Outcome {}

    /** The receiver is switched off; it waits until it is switched on again. Nothing was tried. */
    record Parked(Attempt attempt) implements Outcome {}
}
