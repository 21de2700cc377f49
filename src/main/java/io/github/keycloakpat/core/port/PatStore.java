package io.github.keycloakpat.core.port;

import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.PatName;
import io.github.keycloakpat.core.lifecycle.Revocation;
import io.github.keycloakpat.core.lifecycle.Usage;
import io.github.keycloakpat.token.SecretHash;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a realm's tokens live. Every method runs in the caller's transaction. */
public interface PatStore {
    /** What a presented value leads to, by one indexed read. */
    Optional<StoredSecret> findBySecret(List<SecretHash> candidates);

    Optional<Pat> find(String id);

    /** Whether a value of this token that was issued then, in whole seconds, is its present one or in its grace period. */
    boolean hasLiveValue(String id, Instant issuedAt, Instant now);

    /** A token that was deleted, as long as that is remembered. */
    Optional<Tombstone> findDeleted(String id);

    /** Reads a token of this owner and keeps others from changing it until the transaction ends. */
    Optional<Pat> lock(String userId, String id);

    /**
     * Lets changes to these owners' sets of tokens follow one another until the transaction ends. All that a transaction
     * needs are locked by one call, in an order that is the same for everybody.
     */
    void lockOwners(Set<String> userIds);

    long countActive(String userId, Instant now);

    /** @param exceptId a token that may have the name, as it is the one being changed */
    boolean isNameTaken(String userId, PatName name, String exceptId);

    long count(PatQuery query);

    List<Pat> list(PatQuery query, PatQuery.Page page);

    /** Those behind an id, by rising id. */
    List<Pat> following(PatQuery query, String afterId, int max);

    /** What is known of the use of these tokens; those that were never used may be missing. */
    Map<String, Usage> usages(Collection<String> ids);

    /** @throws NameTakenException if another token of the owner has the name */
    void insert(Pat pat, SecretHash hash);

    /**
     * Writes name and description.
     *
     * @throws NameTakenException if another token of the owner has the name
     */
    void rename(Pat pat);

    /** Writes the grant. */
    void regrant(Pat pat);

    /**
     * Writes a token that has a new value, and its grant. The value that was the present one works until
     * {@link io.github.keycloakpat.core.lifecycle.SecretState#previousUntil()}, all older ones end for good.
     */
    void renew(Pat pat, SecretHash hash);

    /** Ends all values but the present one for good. */
    void endPreviousSecrets(Pat pat);

    /**
     * Ends a token. Of several concurrent calls exactly one returns {@code true}.
     *
     * @return {@code false} if the token is unknown or was revoked before
     */
    boolean revoke(String id, Revocation revocation);

    /**
     * Notes of a token that was revoked before that its value is in foreign hands.
     *
     * @return {@code false} if that was known
     */
    boolean markCompromised(String id);

    /**
     * Notes that it was told that a token has expired. Renewing it starts anew.
     *
     * @return {@code false} if that was noted before
     */
    boolean noteExpiry(String id);

    /**
     * Notes that it was told that a token will expire. A token that is given another expiry starts anew.
     *
     * @param days how many days ahead, at most
     * @return {@code false} if that was noted before of this expiry, or fewer days were
     */
    boolean noteNotice(String id, Instant expiresAt, int days);

    /** Tokens that were made by one of these. */
    List<Pat> children(Collection<String> ids);

    /**
     * Takes a token away and keeps its hashes, name and owner, so that later uses of it can be told. What it made counts
     * as made by its own parent, if it has one, so that the end of that one still reaches it.
     */
    void delete(Pat pat, Instant at);

    /** Raised when the database, not the check before it, found that a name is taken. */
    final class NameTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NameTakenException(Throwable cause) {
            super("the owner has another token of that name", cause);
        }
    }
}
