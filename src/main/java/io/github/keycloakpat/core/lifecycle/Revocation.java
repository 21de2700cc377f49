package io.github.keycloakpat.core.lifecycle;

import java.time.Instant;
import java.util.Optional;

/**
 * The end of a token.
 *
 * @param at to the second
 * @param by the user who ended it; empty for a rule of the realm
 * @param compromised whether others may have the value; such a token is never brought back
 */
public record Revocation(Instant at, Optional<String> by, Optional<Remark> reason, boolean compromised) {}
