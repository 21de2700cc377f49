package io.github.keycloakpat.core.audit;

import java.util.List;
import java.util.Optional;

/** A realm's audit trail. Every method runs in the caller's transaction. */
public interface AuditTrail {
    void append(AuditEntry entry);

    /** Newest first. */
    List<AuditEntry> list(AuditQuery query, int first, int max);

    long count(AuditQuery query);

    /** Whose token this is or was, as far as the trail tells. */
    Optional<String> ownerOf(String tokenId);
}
