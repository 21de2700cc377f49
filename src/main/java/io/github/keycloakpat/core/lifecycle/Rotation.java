package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.policy.Life;
import java.time.Duration;
import java.util.Optional;

/**
 * How a token's value shall be replaced.
 *
 * @param grant what shall change of its rights, and may widen them
 * @param life empty: it ends when it would have ended
 * @param grace for how long the old value works beside the new one
 */
public record Rotation(GrantEdit grant, Optional<Life> life, Duration grace) {
    public static Rotation plain() {
        return new Rotation(GrantEdit.none(), Optional.empty(), Duration.ZERO);
    }
}
