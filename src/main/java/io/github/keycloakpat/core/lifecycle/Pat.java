package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.grant.PatGrant;
import java.time.Instant;
import java.util.Optional;

/**
 * A personal access token, without its value. All instants are whole seconds.
 *
 * @param parentId the token that made it, if one did
 * @param userId its owner
 * @param hint what may be shown of its value
 * @param createdBy the user who made it
 * @param expiresAt from this instant on it is expired; empty for never
 */
public record Pat(
        String id,
        Optional<String> parentId,
        String userId,
        PatName name,
        Optional<Remark> description,
        PatGrant grant,
        String hint,
        Instant createdAt,
        String createdBy,
        Instant secretIssuedAt,
        Optional<Instant> expiresAt,
        Usage usage,
        Optional<Revocation> revocation) {

    public PatStatus statusAt(Instant now) {
        if (revocation.isPresent()) {
            return PatStatus.REVOKED;
        }
        return expiresAt.isPresent() && !now.isBefore(expiresAt.get()) ? PatStatus.EXPIRED : PatStatus.ACTIVE;
    }

    Pat with(PatName changedName, Optional<Remark> changedDescription, PatGrant changedGrant) {
        return new Pat(
                id,
                parentId,
                userId,
                changedName,
                changedDescription,
                changedGrant,
                hint,
                createdAt,
                createdBy,
                secretIssuedAt,
                expiresAt,
                usage,
                revocation);
    }

    Pat revoked(Revocation end) {
        return new Pat(
                id,
                parentId,
                userId,
                name,
                description,
                grant,
                hint,
                createdAt,
                createdBy,
                secretIssuedAt,
                expiresAt,
                usage,
                Optional.of(end));
    }
}
