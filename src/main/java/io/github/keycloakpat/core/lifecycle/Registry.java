package io.github.keycloakpat.core.lifecycle;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.ScopeSet;
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
        journal.record(new Change(type, pat, actor, clock.instant(), details));
    }

    /**
     * Reads a token of this owner and keeps others from changing it until the transaction ends. The owner first, always:
     * whoever changes several tokens locks in one order.
     */
    Pat requireLocked(String ownerId, String id) {
        return lock(ownerId, id).orElseThrow(Registry::notFound);
    }

    Optional<Pat> lock(String ownerId, String id) {
        if (!PatId.isPossible(id)) {
            return Optional.empty();
        }
        store.lockOwner(ownerId);
        Optional<Pat> pat = store.lock(ownerId, id);
        pat.ifPresent(this::noteExpiry);
        return pat;
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
