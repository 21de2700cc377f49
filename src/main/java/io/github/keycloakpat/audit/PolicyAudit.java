package io.github.keycloakpat.audit;

import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.audit.AuditIds;
import io.github.keycloakpat.core.audit.AuditTrail;
import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.audit.Origin;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.policy.PolicyTexts;
import io.github.keycloakpat.core.port.PolicyMemory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/**
 * Keeps changes of a realm's policy as lines of the audit trail, each once, whoever made them: the policy stands in
 * attributes of the realm, which any tool may write.
 */
public final class PolicyAudit {
    private final AuditTrail trail;
    private final PolicyMemory memory;
    private final InstantSource clock;
    private final RandomGenerator random;

    public PolicyAudit(AuditTrail trail, PolicyMemory memory, InstantSource clock, RandomGenerator random) {
        this.trail = trail;
        this.memory = memory;
        this.clock = clock;
        this.random = random;
    }

    /** Tells what was changed since the last look. */
    public void notice(Actor actor, Origin origin) {
        memory.lock();
        tell(memory.present(), actor, origin);
    }

    /**
     * Tells what is about to be changed, and before it what others changed.
     *
     * @param changes what the fields will say; an empty text where the preset will count again
     */
    public void changing(Map<String, String> changes, Actor actor, Origin origin) {
        memory.lock();
        PolicyTexts present = memory.present();
        tell(present, Actor.rule(), Origin.none());
        tell(present.with(changes), actor, origin);
    }

    private void tell(PolicyTexts texts, Actor actor, Origin origin) {
        SortedMap<String, String> changes = texts.changesSince(memory.remembered());
        if (!changes.isEmpty() && memory.remember(texts)) {
            Instant at = clock.instant();
            trail.append(new AuditEntry(
                    AuditIds.next(at, random),
                    AuditType.POLICY_CHANGED,
                    Optional.empty(),
                    actor.userId(),
                    origin,
                    at,
                    Map.copyOf(changes)));
        }
    }
}
