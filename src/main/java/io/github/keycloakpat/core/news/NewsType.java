package io.github.keycloakpat.core.news;

import io.github.keycloakpat.core.audit.AuditType;
import java.util.Optional;

/** Kinds of news. */
public enum NewsType {
    CREATED,
    UPDATED,
    SCOPES_CHANGED,
    ROTATED,
    REGENERATED,
    REVOKED,
    /** It will expire in some days. */
    EXPIRING,
    EXPIRED,
    DELETED,
    LEAKED,
    /** Used from an address that it was never used from before. */
    NEW_ADDRESS;

    /** Empty for what is told in another way than by a change of a token. */
    static Optional<NewsType> of(AuditType type) {
        return Optional.ofNullable(
                switch (type) {
                    case CREATED -> CREATED;
                    case UPDATED -> UPDATED;
                    case SCOPES_ADDED, SCOPES_REMOVED -> SCOPES_CHANGED;
                    case ROTATED -> ROTATED;
                    case REGENERATED -> REGENERATED;
                    case REVOKED -> REVOKED;
                    case EXPIRED -> EXPIRED;
                    case DELETED -> DELETED;
                    case LEAKED, POLICY_CHANGED, USED, REFUSED -> null;
                });
    }
}
