package io.github.keycloakpat.core.lifecycle;

import java.time.Instant;
import java.util.Optional;

/**
 * What may be known of a token's values.
 *
 * @param hint what may be shown of the present one
 * @param issuedAt of the present one
 * @param previousUntil from this instant on the one before is of no use; empty if it was ended with the change
 * @param generation how often the token was brought to life: 1, and one more for each time it was regenerated
 */
public record SecretState(String hint, Instant issuedAt, Optional<Instant> previousUntil, int generation) {
    static SecretState first(String hint, Instant issuedAt) {
        return new SecretState(hint, issuedAt, Optional.empty(), 1);
    }

    SecretState rotated(String newHint, Instant now, Optional<Instant> graceEnd) {
        return new SecretState(newHint, now, graceEnd, generation);
    }

    SecretState regenerated(String newHint, Instant now) {
        return new SecretState(newHint, now, Optional.empty(), generation + 1);
    }

    SecretState withoutPrevious() {
        return new SecretState(hint, issuedAt, Optional.empty(), generation);
    }
}
