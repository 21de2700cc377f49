package io.github.keycloakpat.core.lifecycle;

/** Where a token is in its life. Revoked wins over expired. */
public enum PatStatus {
    ACTIVE,
    EXPIRED,
    REVOKED
}
