package io.github.keycloakpat.core.port;

import io.github.keycloakpat.core.lifecycle.Pat;
import java.time.Instant;
import java.util.Optional;

/**
 * A value that was issued once.
 *
 * @param pat the token that it belongs to; empty if that was deleted
 * @param validUntil from this instant on it is an old value, {@link #ENDED} for good; empty for the present one
 */
public record StoredSecret(String tokenId, Optional<Pat> pat, Instant issuedAt, Optional<Instant> validUntil) {
    /** Before all times: an old value whatever clocks say. */
    public static final Instant ENDED = Instant.MIN;
}
