package io.github.keycloakpat.core.lifecycle;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.core.port.Applications;
import io.github.keycloakpat.core.port.Owner;
import io.github.keycloakpat.core.port.Owners;
import io.github.keycloakpat.core.port.PatJournal;
import io.github.keycloakpat.core.port.PatQuery;
import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.core.port.PatStore.NameTakenException;
import io.github.keycloakpat.token.PatFormat;
import io.github.keycloakpat.token.PatSecret;
import io.github.keycloakpat.token.SecretHasher;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Use cases on a user's own tokens: create, read, update, revoke, delete. */
public final class PatLifecycle {
    private static final int BATCH = 100;

    private final PatStore store;
    private final PatJournal journal;
    private final Owners owners;
    private final Applications applications;
    private final PatPolicy policy;
    private final SecretHasher hasher;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random a cryptographically strong source */
    public PatLifecycle(
            PatStore store,
            PatJournal journal,
            Owners owners,
            Applications applications,
            PatPolicy policy,
            SecretHasher hasher,
            InstantSource clock,
            RandomGenerator random) {
        this.store = store;
        this.journal = journal;
        this.owners = owners;
        this.applications = applications;
        this.policy = policy;
        this.hasher = hasher;
        this.clock = clock;
        this.random = random;
    }

    /** The time by which one request tells every status, in whole seconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Makes a token.
     *
     * @param actorId the user who makes it
     * @return the token and its value, which can't be had again
     * @throws FaultException if policy, the owner's rights, the name or the count stand against it
     */
    public IssuedPat create(String ownerId, String actorId, Draft draft) {
        Owner owner = requireOwner(ownerId);
        requireMint(owner);
        Instant now = now();
        Optional<Instant> expiresAt = policy.expiry(draft.life(), now);
        rules().requireGrantable(draft.grant(), owner);

        store.lockOwner(ownerId);
        requireRoom(ownerId, now);
        String id = PatId.next(now, random);
        requireNameFree(ownerId, draft.name(), id);
        PatSecret secret = PatFormat.mint(policy.tokenPrefix(), random);
        Pat pat = begin(id, ownerId, actorId, draft, secret, now, expiresAt);
        try {
            store.insert(pat, hasher.hash(secret));
        } catch (NameTakenException e) {
            throw nameExists(draft.name());
        }
        journal.created(pat);
        return new IssuedPat(pat, secret);
    }

    public Pat get(String ownerId, String id) {
        return possible(id)
                .flatMap(store::find)
                .filter(pat -> pat.userId().equals(ownerId))
                .orElseThrow(PatLifecycle::notFound);
    }

    public long count(PatQuery query) {
        return store.count(query);
    }

    public List<Pat> list(PatQuery query, PatQuery.Page page) {
        return store.list(query, page);
    }

    /** Renames, describes anew, or narrows. Answers the token as it is then. */
    public Pat update(String ownerId, String id, Edit edit) {
        Pat before = requireLocked(ownerId, id);
        PatName name = edit.name().orElse(before.name());
        Optional<Remark> description =
                edit.description().map(text -> Remark.of(text, "description")).orElse(before.description());
        PatGrant grant = new Narrowing(before.grant(), rules(), () -> owners.find(ownerId)).apply(edit);
        Pat after = before.with(name, description, grant);
        if (after.equals(before)) {
            return before;
        }
        requireNameFree(ownerId, name, id);
        try {
            store.update(after);
        } catch (NameTakenException e) {
            throw nameExists(name);
        }
        journal.updated(before, after);
        return after;
    }

    /**
     * Ends a token at once; doing it again changes nothing, but that it may become known as compromised.
     */
    public void revoke(String ownerId, String actorId, String id, RevokeOrder order) {
        Pat pat = requireLocked(ownerId, id);
        var revocation = new Revocation(now(), actorId, order.reason(), order.compromised());
        revoke(pat, revocation);
        if (order.descendants()) {
            var parents = new ArrayDeque<>(List.of(pat));
            while (!parents.isEmpty()) {
                List<Pat> children = store.children(List.of(parents.remove().id()));
                children.forEach(child -> revoke(child, revocation));
                parents.addAll(children);
            }
        }
    }

    /**
     * How to revoke.
     *
     * @param compromised whether others may have the value, so that the token must never be brought back
     * @param descendants whether to end all tokens that it made as well, and those that these made
     */
    public record RevokeOrder(Optional<Remark> reason, boolean compromised, boolean descendants) {}

    public void delete(String ownerId, String id) {
        delete(requireLocked(ownerId, id));
    }

    /** Deletes all that match, and tells how many these were. */
    public long deleteAll(PatQuery query) {
        store.lockOwner(query.userId());
        var batch = new PatQuery.Page(PatQuery.Sort.CREATED_AT, true, 0, BATCH);
        long deleted = 0;
        for (List<Pat> pats = store.list(query, batch); !pats.isEmpty(); pats = store.list(query, batch)) {
            pats.forEach(this::delete);
            deleted += pats.size();
        }
        return deleted;
    }

    private void revoke(Pat pat, Revocation revocation) {
        if (store.revoke(pat.id(), revocation)) {
            journal.revoked(pat.revoked(revocation));
        } else if (revocation.compromised()) {
            store.markCompromised(pat.id());
        }
    }

    private void delete(Pat pat) {
        store.delete(pat, now());
        journal.deleted(pat);
    }

    private Pat begin(
            String id,
            String ownerId,
            String actorId,
            Draft draft,
            PatSecret secret,
            Instant now,
            Optional<Instant> expiresAt) {
        return new Pat(
                id,
                Optional.empty(),
                ownerId,
                draft.name(),
                draft.description(),
                draft.grant(),
                secret.hint(),
                now,
                actorId,
                now,
                expiresAt,
                Usage.none(),
                Optional.empty());
    }

    private GrantRules rules() {
        return new GrantRules(policy, applications);
    }

    private Owner requireOwner(String ownerId) {
        return owners.find(ownerId)
                .orElseThrow(() ->
                        FaultException.of(Fault.PERMISSION_DENIED, "This user is not kept here and can't own tokens."));
    }

    private void requireMint(Owner owner) {
        if (!policy.enabled()) {
            throw FaultException.of(
                    Fault.DISABLED, "Personal access tokens are switched off in this realm. Ask an administrator.");
        }
        if (policy.creationBlocked()
                || !policy.requiredRole().map(owner::hasRole).orElse(true)) {
            throw FaultException.of(
                    Fault.CREATION_NOT_ALLOWED, "You may not create tokens in this realm. Ask an administrator.");
        }
    }

    private void requireRoom(String ownerId, Instant now) {
        if (store.countActive(ownerId, now) >= policy.maxTokensPerUser()) {
            throw FaultException.of(
                    Fault.TOO_MANY_TOKENS,
                    "You have " + policy.maxTokensPerUser()
                            + " active tokens, which is the limit. Revoke or delete one that you no longer need.",
                    Integer.toString(policy.maxTokensPerUser()));
        }
    }

    private void requireNameFree(String ownerId, PatName name, String exceptId) {
        if (store.isNameTaken(ownerId, name, exceptId)) {
            throw nameExists(name);
        }
    }

    /** The owner first, always: whoever changes several tokens locks in one order. */
    private Pat requireLocked(String ownerId, String id) {
        String possible = possible(id).orElseThrow(PatLifecycle::notFound);
        store.lockOwner(ownerId);
        return store.lock(ownerId, possible).orElseThrow(PatLifecycle::notFound);
    }

    private static Optional<String> possible(String id) {
        return Optional.of(id).filter(PatId::isPossible);
    }

    private static FaultException nameExists(PatName name) {
        return FaultException.of(
                Fault.TOKEN_NAME_EXISTS,
                field("name"),
                "A token named '" + name + "' already exists. Use a different name.",
                name.value());
    }

    private static FaultException notFound() {
        return FaultException.of(Fault.TOKEN_NOT_FOUND, "You have no such token. List your tokens to find its id.");
    }
}
