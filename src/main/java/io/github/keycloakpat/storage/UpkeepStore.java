package io.github.keycloakpat.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Finds what a realm's rules apply to, in pages by rising key, of all realms. Every method runs in the caller's
 * transaction.
 */
public interface UpkeepStore {
    /** A token and whose it is. */
    record Key(String realmId, String userId, String tokenId) {}

    /**
     * Takes the next turn of a job, for one node of the cluster.
     *
     * @return whether this call took it; {@code false} while the interval since the last turn is not over
     */
    boolean takeTurn(String job, Instant now, Duration interval);

    /** Realms that have tokens, or something left of tokens or of their policy. */
    List<String> realms();

    /** Realms whose policy is not as it was when somebody looked last, be they still there or not. */
    List<String> changedPolicies();

    /** Tokens that have expired without its having been told. */
    List<Key> expired(Instant now, String afterId, int max);

    /**
     * Active tokens that will expire within so many days, of which that was not told, nor that it is fewer; those whose
     * value was issued for no longer than that are not among them.
     */
    List<Key> expiring(String realmId, int days, Instant now, String afterId, int max);

    /** Active tokens whose value was issued, and that were last used, at this time or before. */
    List<Key> unused(String realmId, Instant since, Instant now, String afterId, int max);

    /** Tokens that were revoked or expired at this time or before. */
    List<Key> ended(String realmId, Instant until, String afterId, int max);

    /** Owners of whom Keycloak's own tables know nothing; users of other storages are not among them. */
    List<String> lostOwners(String realmId, String afterId, int max);

    /** Owners whom another storage than Keycloak's own keeps. */
    List<String> foreignOwners(String realmId, String afterId, int max);

    /**
     * Forgets tombstones from this time or before, and the hashes that they kept.
     *
     * @return how many; {@code max} if there may be more
     */
    int forgetTombstones(String realmId, Instant until, int max);

    /**
     * Forgets the hashes of values that were of no use at this time or before.
     *
     * @return how many; {@code max} if there may be more
     */
    int forgetOldValues(String realmId, Instant until, int max);

    /**
     * Forgets what is kept beside tokens that are gone, of all realms: how they were used, and how they are found.
     *
     * @return how many; {@code max} if there may be more
     */
    int forgetLost(int max);

    /**
     * Forgets audit lines from this time or before: those of uses, and all of tokens of which nothing else is left.
     *
     * @return how many; {@code max} if there may be more
     */
    int forgetTrail(String realmId, Instant until, int max);
}
