package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.port.PatQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of each token of a user who is removed that it goes with its owner. Taking them away is the storage's. */
public final class OwnerRemoval {
    private static final int PAGE = 100;

    private final Registry registry;

    public OwnerRemoval(Registry registry) {
        this.registry = registry;
    }

    public void tell(String userId) {
        var query = PatQuery.ofOwner(userId, Optional.empty(), Optional.empty(), registry.now());
        List<Pat> pats;
        int first = 0;
        do {
            pats = registry.store().list(query, new PatQuery.Page(PatQuery.Sort.CREATED_AT, true, first, PAGE));
            pats.forEach(
                    pat -> registry.record(AuditType.DELETED, pat, Map.of(Change.REASON, "its owner was removed")));
            first += PAGE;
        } while (pats.size() == PAGE);
    }
}
