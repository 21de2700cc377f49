package io.github.keycloakpat.core.audit;

import java.util.List;
import java.util.Optional;

/** A realm's audit trail. Every method runs in the caller's transaction. */
public interface AuditTrail {
    void append(AuditEntry entry);

    /**
     * Appends a line whose id tells what there is one line of ({@link AuditIds#ofOnce}), unless it is there. The caller
     * holds a lock that all others wait for who might append the same.
     *
     * @return whether it was appended
     */
    boolean appendOnce(AuditEntry entry);

    /** Newest first. */
    List<AuditEntry> list(AuditQuery query, int first, int max);

    long count(AuditQuery query);

    /** Whose token this is or was, as far as the trail tells. */
    Optional<String> ownerOf(String tokenId);
}
