package io.github.keycloakpat.core.lifecycle;

import java.util.Optional;

/**
 * How to revoke.
 *
 * @param compromised whether others may have the value, so that the token must never be brought back
 * @param descendants whether to end all tokens that it made as well, and those that these made
 */
public record RevokeOrder(Optional<Remark> reason, boolean compromised, boolean descendants) {}
