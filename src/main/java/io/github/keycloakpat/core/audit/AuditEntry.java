package io.github.keycloakpat.core.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A line of the audit trail. It never holds a token's value or hash.
 *
 * @param subject the token that it is about; empty for what is about all
 * @param actorId the user who did it; empty for a rule of the realm
 * @param at to the millisecond, so that what follows one another within a second stays in order
 * @param details texts, truth values and lists of texts, by names of our own
 */
public record AuditEntry(
        String id,
        AuditType type,
        Optional<Subject> subject,
        Optional<String> actorId,
        Origin origin,
        Instant at,
        Map<String, Object> details) {
    /**
     * A token.
     *
     * @param tokenName as it was then
     * @param userId its owner
     */
    public record Subject(String tokenId, String tokenName, String userId) {}

    public AuditEntry {
        details = Map.copyOf(details);
    }
}
