package io.github.keycloakpat.core.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A line of the audit trail. It never holds a token's value or hash.
 *
 * @param tokenName as it was then
 * @param userId the token's owner
 * @param actorId the user who did it; empty for a rule of the realm
 * @param at to the millisecond, so that what follows one another within a second stays in order
 * @param details texts, truth values and lists of texts, by names of our own
 */
public record AuditEntry(
        String id,
        AuditType type,
        String tokenId,
        String tokenName,
        String userId,
        Optional<String> actorId,
        Origin origin,
        Instant at,
        Map<String, Object> details) {
    public AuditEntry {
        details = Map.copyOf(details);
    }
}
