package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.grant.PatGrant;
import java.time.Instant;
import java.util.Optional;

/**
 * A personal access token, without its value. All instants are whole seconds.
 *
 * @param parentId the token that made it, if one did
 * @param userId its owner
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
        SecretState secret,
        Instant createdAt,
        String createdBy,
        Optional<Instant> expiresAt,
        Optional<Revocation> revocation) {

    public PatStatus statusAt(Instant now) {
        if (revocation.isPresent()) {
            return PatStatus.REVOKED;
        }
        return expiresAt.isPresent() && !now.isBefore(expiresAt.get()) ? PatStatus.EXPIRED : PatStatus.ACTIVE;
    }

    /** Until when the value before the present one works as well; empty if it no longer does. */
    public Optional<Instant> graceAt(Instant now) {
        return statusAt(now) == PatStatus.ACTIVE ? secret.previousUntil().filter(now::isBefore) : Optional.empty();
    }

    Pat named(PatName changedName, Optional<Remark> changedDescription) {
        return new Pat(
                id,
                parentId,
                userId,
                changedName,
                changedDescription,
                grant,
                secret,
                createdAt,
                createdBy,
                expiresAt,
                revocation);
    }

    Pat granted(PatGrant changed) {
        return new Pat(
                id, parentId, userId, name, description, changed, secret, createdAt, createdBy, expiresAt, revocation);
    }

    Pat withSecret(SecretState changed) {
        return new Pat(
                id, parentId, userId, name, description, grant, changed, createdAt, createdBy, expiresAt, revocation);
    }

    /** With a new value, and alive whatever was before. */
    Pat renewed(SecretState changed, Optional<Instant> end) {
        return new Pat(
                id, parentId, userId, name, description, grant, changed, createdAt, createdBy, end, Optional.empty());
    }

    public Pat revoked(Revocation end) {
        return new Pat(
                id,
                parentId,
                userId,
                name,
                description,
                grant,
                secret,
                createdAt,
                createdBy,
                expiresAt,
                Optional.of(end));
    }
}
