package io.github.keycloakpat.audit;

import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.audit.AuditIds;
import io.github.keycloakpat.core.audit.AuditTrail;
import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.audit.Origin;
import io.github.keycloakpat.core.lifecycle.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Keeps changes of a realm's policy as lines of the audit trail. */
public final class PolicyAudit {
    private final AuditTrail trail;
    private final Actor actor;
    private final Origin origin;
    private final InstantSource clock;
    private final RandomGenerator random;

    public PolicyAudit(AuditTrail trail, Actor actor, Origin origin, InstantSource clock, RandomGenerator random) {
        this.trail = trail;
        this.actor = actor;
        this.origin = origin;
        this.clock = clock;
        this.random = random;
    }

    /** @param fields what they say now; an empty text where the preset counts again */
    public void changed(Map<String, String> fields) {
        Instant at = clock.instant();
        trail.append(new AuditEntry(
                AuditIds.next(at, random),
                AuditType.POLICY_CHANGED,
                Optional.empty(),
                actor.userId(),
                origin,
                at,
                new TreeMap<>(fields)));
    }
}
