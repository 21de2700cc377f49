package io.github.keycloakpat.core.lifecycle;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.manage.MetaScope;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.core.port.Applications;
import io.github.keycloakpat.core.port.Owner;
import io.github.keycloakpat.core.port.Owners;
import io.github.keycloakpat.core.port.PatJournal;
import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.token.SecretHasher;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A realm's tokens with all that its use cases work with, on behalf of one actor.
 *
 * @param random a cryptographically strong source
 */
public record Registry(
        PatStore store,
        PatJournal journal,
        Owners owners,
        Applications applications,
        PatPolicy policy,
        SecretHasher hasher,
        InstantSource clock,
        RandomGenerator random,
        Actor actor) {

    /** The time by which one request tells every status, in whole seconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    GrantRules rules() {
        return new GrantRules(policy, applications);
    }

    Widening widening(String ownerId) {
        return new Widening(scopes -> rolesOf(ownerId, scopes));
    }

    private Set<String> rolesOf(String ownerId, ScopeSet scopes) {
        return owners.find(ownerId).map(owner -> owner.rolesOf(scopes)).orElse(Set.of());
    }

    void record(AuditType type, Pat pat, Map<String, Object> details) {
        Map<String, Object> told = new LinkedHashMap<>(details);
        actor.through().ifPresent(token -> told.put(Change.BY_TOKEN, token.id()));
        journal.record(new Change(type, pat, actor, clock.instant(), told));
    }

    /** Who gets the value of another person's token must not get to manage that person's tokens with it. */
    void requireNoMetaScopeForAnother(String ownerId, ScopeSet scopes) {
        ScopeSet meta = MetaScope.among(scopes);
        if (!meta.isEmpty() && !actor.is(ownerId)) {
            throw FaultException.of(
                    Fault.SCOPE_NOT_GRANTABLE,
                    field(Widening.SCOPES),
                    "Scopes that manage tokens can't be granted for somebody else: " + meta
                            + ". The owner can make such a token.",
                    meta.toString());
        }
    }

    /** What a token does must not go beyond itself. What people do in person is not limited so. */
    void requireWithinCaller(Pat pat) {
        actor.through()
                .ifPresent(token -> new TokenLimit(requireActive(token), widening(token.ownerId())).require(pat));
    }

    /** Asked again under the lock: no child is made beside the end of its parent. */
    private Pat requireActive(CallingToken token) {
        return store.find(token.id())
                .filter(pat -> pat.statusAt(clock.instant()) == PatStatus.ACTIVE
                        && pat.secret().generation() == token.generation()
                        && store.hasLiveValue(token.id(), token.valueIssuedAt(), clock.instant()))
                .orElseThrow(() -> FaultException.of(
                        Fault.UNAUTHORIZED, "The token that you call with has ended. Use another one."));
    }

    /**
     * Reads a token of this owner and keeps others from changing it until the transaction ends. The owner first, always:
     * whoever changes several tokens locks in one order.
     */
    Pat requireLocked(String ownerId, String id) {
        return lock(ownerId, id).orElseThrow(Registry::notFound);
    }

    /** The same, for changes: what a token changes must be within it before, too. */
    Pat requireChangeable(String ownerId, String id) {
        Pat pat = requireLocked(ownerId, id);
        requireWithinCaller(pat);
        return pat;
    }

    Optional<Pat> lock(String ownerId, String id) {
        if (!PatId.isPossible(id)) {
            return Optional.empty();
        }
        lockOwner(ownerId);
        Optional<Pat> pat = store.lock(ownerId, id);
        pat.ifPresent(this::noteExpiry);
        return pat;
    }

    /** With the owner of the token that does it, so that a child and the end of its parent follow one another. */
    void lockOwner(String ownerId) {
        Set<String> owners = new HashSet<>(Set.of(ownerId));
        actor.through().ifPresent(token -> owners.add(token.ownerId()));
        store.lockOwners(owners);
    }

    /** Whatever happens to an expired token next, it is told before that it expired, and once only. */
    void noteExpiry(Pat pat) {
        if (pat.statusAt(clock.instant()) == PatStatus.EXPIRED && store.noteExpiry(pat.id())) {
            Instant end = pat.expiresAt().orElseThrow();
            journal.record(new Change(AuditType.EXPIRED, pat, Actor.rule(), end, Map.of()));
        }
    }

    Owner requireOwner(String ownerId) {
        return owners.find(ownerId)
                .orElseThrow(() ->
                        FaultException.of(Fault.PERMISSION_DENIED, "This user is not kept here and can't own tokens."));
    }

    /** Whether this owner may have new values and more rights at all. */
    void requireMint(Owner owner) {
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

    void requireRoom(String ownerId, Instant now) {
        if (store.countActive(ownerId, now) >= policy.maxTokensPerUser()) {
            throw FaultException.of(
                    Fault.TOO_MANY_TOKENS,
                    "You have " + policy.maxTokensPerUser()
                            + " active tokens, which is the limit. Revoke or delete one that you no longer need.",
                    Integer.toString(policy.maxTokensPerUser()));
        }
    }

    void requireNameFree(String ownerId, PatName name, String exceptId) {
        if (store.isNameTaken(ownerId, name, exceptId)) {
            throw nameExists(name);
        }
    }

    static FaultException nameExists(PatName name) {
        return FaultException.of(
                Fault.TOKEN_NAME_EXISTS,
                field("name"),
                "A token named '" + name + "' already exists. Use a different name.",
                name.value());
    }

    static FaultException notFound() {
        return FaultException.of(Fault.TOKEN_NOT_FOUND, "You have no such token. List your tokens to find its id.");
    }
}
