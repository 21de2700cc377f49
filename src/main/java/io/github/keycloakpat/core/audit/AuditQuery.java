package io.github.keycloakpat.core.audit;

import io.github.keycloakpat.core.lifecycle.PatName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which lines of a realm's audit trail: those for which all that is given holds.
 *
 * @param userId the token's owner, who may be gone
 * @param tokenId of a token that may be deleted
 * @param tokenName as it was when the line was written, whatever the case and the form of its letters
 * @param types any of these; empty: all
 * @param from this time or later
 * @param to before this time
 */
public record AuditQuery(
        Optional<String> userId,
        Optional<String> tokenId,
        Optional<PatName> tokenName,
        Set<AuditType> types,
        Optional<Instant> from,
        Optional<Instant> to) {
    public AuditQuery {
        types = Set.copyOf(types);
    }

    /** All lines of one owner's token. */
    public static AuditQuery ofToken(String userId, String tokenId) {
        return new AuditQuery(
                Optional.of(userId),
                Optional.of(tokenId),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }
}
