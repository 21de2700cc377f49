package io.github.keycloakpat.audit;

import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.audit.AuditIds;
import io.github.keycloakpat.core.audit.AuditTrail;
import io.github.keycloakpat.core.audit.Origin;
import io.github.keycloakpat.core.lifecycle.Change;
import io.github.keycloakpat.core.port.PatJournal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Keeps every change as a line of the audit trail. */
public final class AuditJournal implements PatJournal {
    private final AuditTrail trail;
    private final Supplier<Origin> origin;
    private final RandomGenerator random;

    /** @param origin of the request; not asked for what a rule does, as there may be no request */
    public AuditJournal(AuditTrail trail, Supplier<Origin> origin, RandomGenerator random) {
        this.trail = trail;
        this.origin = origin;
        this.random = random;
    }

    @Override
    public void record(Change change) {
        trail.append(new AuditEntry(
                AuditIds.next(change.at(), random),
                change.type(),
                Optional.of(new AuditEntry.Subject(
                        change.pat().id(),
                        change.pat().name().value(),
                        change.pat().userId())),
                change.actor().userId(),
                change.actor().byRequest() ? origin.get() : Origin.none(),
                change.at(),
                change.details()));
    }
}
