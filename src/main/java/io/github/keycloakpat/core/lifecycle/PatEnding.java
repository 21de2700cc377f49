package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.port.PatQuery;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends tokens, and takes them away. */
public final class PatEnding {
    private static final int BATCH = 100;

    private final Registry registry;

    public PatEnding(Registry registry) {
        this.registry = registry;
    }

    /**
     * Ends a token at once; doing it again changes nothing, but that it may become known as compromised.
     *
     * @return whether the token was not revoked before
     */
    public boolean revoke(String ownerId, String id, RevokeOrder order) {
        Pat pat = registry.requireLocked(ownerId, id);
        var revocation = new Revocation(registry.now(), registry.actor().userId(), order.reason(), order.compromised());
        boolean ended = revoke(pat, revocation);
        if (order.descendants()) {
            var parents = new ArrayDeque<>(List.of(pat));
            while (!parents.isEmpty()) {
                List<Pat> children =
                        registry.store().children(List.of(parents.remove().id()));
                children.forEach(child -> revoke(child, revocation));
                parents.addAll(children);
            }
        }
        return ended;
    }

    boolean revoke(Pat pat, Revocation revocation) {
        boolean ended = registry.store().revoke(pat.id(), revocation);
        if (ended) {
            registry.record(AuditType.REVOKED, pat.revoked(revocation), details(revocation));
        } else if (revocation.compromised() && registry.store().markCompromised(pat.id())) {
            registry.record(AuditType.UPDATED, pat, Map.of(Change.CHANGED, List.of(Change.COMPROMISED)));
        }
        return ended;
    }

    private static Map<String, Object> details(Revocation revocation) {
        Map<String, Object> details = new LinkedHashMap<>();
        revocation.reason().ifPresent(reason -> details.put(Change.REASON, reason.value()));
        details.put(Change.COMPROMISED, revocation.compromised());
        return details;
    }

    public void delete(String ownerId, String id) {
        delete(registry.requireLocked(ownerId, id), Optional.empty());
    }

    /** Deletes all of one owner that match, and tells how many these were. */
    public long deleteAll(PatQuery query) {
        registry.lockOwner(query.userId().orElseThrow());
        var batch = new PatQuery.Page(PatQuery.Sort.CREATED_AT, true, 0, BATCH);
        long deleted = 0;
        for (List<Pat> pats = registry.store().list(query, batch);
                !pats.isEmpty();
                pats = registry.store().list(query, batch)) {
            pats.forEach(pat -> {
                registry.noteExpiry(pat);
                delete(pat, Optional.empty());
            });
            deleted += pats.size();
        }
        return deleted;
    }

    void delete(Pat pat, Optional<String> reason) {
        registry.store().delete(pat, registry.now());
        registry.record(
                AuditType.DELETED,
                pat,
                reason.<Map<String, Object>>map(text -> Map.of(Change.REASON, text))
                        .orElse(Map.of()));
    }
}
