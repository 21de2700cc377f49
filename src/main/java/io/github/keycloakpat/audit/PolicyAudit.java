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
import java.util.TreeMap;
import java.util.function.BiPredicate;
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

    /** Tells what was changed since the last look, by whom nobody knows. */
    public void notice() {
        notice(Actor.rule(), Origin.none(), (field, text) -> true);
    }

    /**
     * Tells what was changed since the last look.
     *
     * @param written by this actor: field and text, which is empty where the preset counts again; of other changes nobody
     *     knows whose they are
     */
    public void notice(Actor actor, Origin origin, BiPredicate<String, String> written) {
        memory.lock();
        PolicyTexts texts = memory.present();
        SortedMap<String, String> changes = texts.changesSince(memory.remembered());
        if (changes.isEmpty() || !memory.remember(texts)) {
            return;
        }
        SortedMap<String, String> others = new TreeMap<>(changes);
        others.keySet().removeIf(field -> written.test(field, texts.text(field)));
        changes.keySet().removeAll(others.keySet());
        append(others, Actor.rule(), Origin.none());
        append(changes, actor, origin);
    }

    /**
     * Tells what is about to be changed, and before it what others changed.
     *
     * @param changes what the fields will say; an empty text where the preset will count again
     */
    public void changing(Map<String, String> changes, Actor actor, Origin origin) {
        memory.lockToChange();
        notice();
        PolicyTexts texts = memory.present().with(changes);
        SortedMap<String, String> differences = texts.changesSince(memory.remembered());
        if (!differences.isEmpty() && memory.remember(texts)) {
            append(differences, actor, origin);
        }
    }

    private void append(Map<String, String> changes, Actor actor, Origin origin) {
        if (changes.isEmpty()) {
            return;
        }
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
