package io.github.keycloakpat.metrics;

import io.github.keycloakpat.core.outbox.Outcome;
import java.util.Optional;

/** What came of one try to deliver. The names, in small letters, are values of a label. */
enum Attempted {
    DELIVERED,
    FAILED,
    UNWANTED,
    UNDELIVERABLE;

    /** Empty where nothing was tried. */
    static Optional<Attempted> of(Outcome outcome) {
        if (outcome instanceof Outcome.Delivered) {
            return Optional.of(DELIVERED);
        }
        if (outcome instanceof Outcome.Failed) {
            return Optional.of(FAILED);
        }
        if (outcome instanceof Outcome.Unwanted) {
            return Optional.of(UNWANTED);
        }
        return outcome instanceof Outcome.Undeliverable ? Optional.of(UNDELIVERABLE) : Optional.empty();
    }
}
