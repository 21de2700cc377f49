package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.audit.AuditEntry;
import java.util.Optional;

/**
 * A value that a token has or had when somebody presented it.
 *
 * @param subject the token, also if it was deleted
 * @param pat the token as it is after it; empty if it was deleted
 */
public record PresentedValue(Kind kind, AuditEntry.Subject subject, Optional<Pat> pat) {
    /** What the value was to its token. */
    public enum Kind {
        /** The one in force, also if the token has expired or was revoked. */
        PRESENT,
        /** The one before it, still good in its grace period. */
        PREVIOUS,
        /** Good for nothing any more. */
        OLD
    }
}
