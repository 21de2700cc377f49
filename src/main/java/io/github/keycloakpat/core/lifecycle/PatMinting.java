package io.github.keycloakpat.core.lifecycle;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.policy.IsoDuration;
import io.github.keycloakpat.core.policy.Life;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.core.port.Owner;
import io.github.keycloakpat.core.port.PatStore.NameTakenException;
import io.github.keycloakpat.token.PatFormat;
import io.github.keycloakpat.token.PatSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes values: with a new token, in place of a present value, or for a token that had ended. */
public final class PatMinting {
    private final Registry registry;
    private final PatPolicy policy;

    public PatMinting(Registry registry) {
        this.registry = registry;
        this.policy = registry.policy();
    }

    /**
     * Makes a token.
     *
     * @return the token and its value, which can't be had again
     * @throws FaultException if policy, the owner's rights, the name or the count stand against it
     */
    public IssuedPat create(String ownerId, Draft draft) {
        Owner owner = registry.requireOwner(ownerId);
        registry.requireMint(owner);
        Instant now = registry.now();
        Optional<Instant> expiresAt = policy.expiry(draft.life(), now);
        registry.rules().requireGrantable(draft.grant(), owner);
        registry.requireNoMetaScopeForAnother(ownerId, draft.grant().scopes());

        registry.lockOwner(ownerId);
        registry.requireRoom(ownerId, now);
        String id = PatId.next(now, registry.random());
        registry.requireNameFree(ownerId, draft.name(), id);
        PatSecret secret = mint();
        Pat pat = new Pat(
                id,
                registry.actor().through().map(CallingToken::id),
                ownerId,
                draft.name(),
                draft.description(),
                draft.grant(),
                SecretState.first(secret.hint(), now),
                now,
                registry.actor().userId().orElseThrow(),
                expiresAt,
                Optional.empty());
        registry.requireWithinCaller(pat);
        try {
            registry.store().insert(pat, registry.hasher().hash(secret));
        } catch (NameTakenException e) {
            throw Registry.nameExists(draft.name());
        }
        registry.record(AuditType.CREATED, pat, rights(pat));
        return new IssuedPat(pat, secret);
    }

    /**
     * Puts a new value in the place of the present one, which works on for the grace period, but never longer than it
     * would have. A value from an earlier grace period ends.
     *
     * @throws FaultException {@code token_not_active}; {@code grace_running} if an old value would get wider rights
     */
    public IssuedPat rotate(String ownerId, String id, Rotation rotation) {
        Owner owner = registry.requireOwner(ownerId);
        registry.requireMint(owner);
        Duration grace = requireGrace(rotation.grace());

        Pat before = registry.requireChangeable(ownerId, id);
        Instant now = registry.now();
        requireActive(before, now);
        Optional<Instant> expiresAt = expiry(rotation, before, now);
        Pat wanted = before.granted(rotation.grant().applyTo(before.grant()));
        List<String> widened = registry.widening(ownerId).between(before.grant(), wanted.grant());
        if (!widened.isEmpty() && (!grace.isZero() || before.graceAt(now).isPresent())) {
            throw graceRunning(widened.get(0));
        }
        registry.rules().requireGrantable(wanted.grant(), owner);
        registry.requireNoMetaScopeForAnother(ownerId, wanted.grant().scopes());

        PatSecret secret = mint();
        Optional<Instant> graceEnd = graceEnd(grace, now, before.expiresAt(), expiresAt);
        Pat after = wanted.renewed(before.secret().rotated(secret.hint(), now, graceEnd), expiresAt);
        registry.requireWithinCaller(after);
        registry.store().renew(after, registry.hasher().hash(secret));
        registry.record(AuditType.ROTATED, after, rotationDetails(after, widened));
        return new IssuedPat(after, secret);
    }

    /**
     * Brings an ended token back with a new value and a new life. Values from before stay dead.
     *
     * @throws FaultException {@code regeneration_not_allowed} while it is active, where the realm forbids it, and if
     *     others may know its value or somebody else than its owner ended it
     */
    public IssuedPat regenerate(String ownerId, String id, Life life) {
        if (registry.actor().through().isPresent()) {
            throw FaultException.of(
                    Fault.PERMISSION_DENIED, "A token can't bring tokens back. Their owner can, in person.");
        }
        Owner owner = registry.requireOwner(ownerId);
        registry.requireMint(owner);

        Pat before = registry.requireLocked(ownerId, id);
        Instant now = registry.now();
        requireRegenerable(before, now);
        Optional<Instant> expiresAt = policy.expiry(life, now);
        registry.rules().requireGrantable(before.grant(), owner);
        registry.requireRoom(ownerId, now);

        PatSecret secret = mint();
        Pat after = before.renewed(before.secret().regenerated(secret.hint(), now), expiresAt);
        registry.store().renew(after, registry.hasher().hash(secret));
        registry.record(AuditType.REGENERATED, after, rights(after));
        return new IssuedPat(after, secret);
    }

    private PatSecret mint() {
        return PatFormat.mint(policy.tokenPrefix(), registry.random());
    }

    private static Map<String, Object> rights(Pat pat) {
        return Map.of(Change.SCOPES, Change.scopes(pat), Change.EXPIRES_AT, Change.expiry(pat));
    }

    private static Map<String, Object> rotationDetails(Pat pat, List<String> widened) {
        Map<String, Object> details = new LinkedHashMap<>(rights(pat));
        pat.secret().previousUntil().ifPresent(end -> details.put(Change.PREVIOUS_SECRET_EXPIRES_AT, end.toString()));
        if (!widened.isEmpty()) {
            details.put("widened", widened);
        }
        return details;
    }

    private static void requireActive(Pat pat, Instant now) {
        if (pat.statusAt(now) != PatStatus.ACTIVE) {
            throw notActive();
        }
    }

    static FaultException notActive() {
        return FaultException.of(
                Fault.TOKEN_NOT_ACTIVE, "The token is no longer active. Regenerate it first, or make a new one.");
    }

    static FaultException graceRunning(String wider) {
        return FaultException.of(
                Fault.GRACE_RUNNING,
                field(wider),
                "The old value would get these rights too. End its grace period first, with DELETE …/previous-secret, "
                        + "and rotate without one.");
    }

    private Duration requireGrace(Duration grace) {
        if (grace.compareTo(policy.maxGracePeriod()) > 0) {
            throw FaultException.of(
                    Fault.GRACE_TOO_LONG,
                    field("gracePeriod"),
                    "An old value may work for " + IsoDuration.print(policy.maxGracePeriod())
                            + " at most. Choose a shorter grace period.",
                    IsoDuration.print(policy.maxGracePeriod()));
        }
        return grace;
    }

    /** What stays as it was must be what could be chosen now: a new value is made under today's rules. */
    private Optional<Instant> expiry(Rotation rotation, Pat before, Instant now) {
        Life unchanged = before.expiresAt().<Life>map(Life.Until::new).orElseGet(Life.Never::new);
        return policy.expiry(rotation.life().orElse(unchanged), now);
    }

    private static Optional<Instant> graceEnd(
            Duration grace, Instant now, Optional<Instant> oldExpiry, Optional<Instant> newExpiry) {
        if (grace.isZero()) {
            return Optional.empty();
        }
        return Stream.of(Optional.of(now.plus(grace)), oldExpiry, newExpiry)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private void requireRegenerable(Pat pat, Instant now) {
        if (pat.statusAt(now) == PatStatus.ACTIVE) {
            throw notRegenerable("The token is active. Rotate it to get a new value.");
        }
        if (!policy.regenerateAllowed()) {
            throw notRegenerable("This realm does not allow to bring tokens back. Make a new one.");
        }
        boolean endedByOthers = pat.revocation()
                .map(end ->
                        end.compromised() || !end.by().map(pat.userId()::equals).orElse(true))
                .orElse(false);
        if (endedByOthers) {
            throw notRegenerable("The token was compromised, or ended by an administrator. Make a new one.");
        }
    }

    private static FaultException notRegenerable(String why) {
        return FaultException.of(Fault.REGENERATION_NOT_ALLOWED, why);
    }
}
