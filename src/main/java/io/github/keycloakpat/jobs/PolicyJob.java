package io.github.keycloakpat.jobs;

import java.time.Duration;
import java.time.Instant;

/**
 * Tells of changes of realms' policies that nobody told: those by SQL, by Java code, and by an import while the server
 * was stopped.
 */
final class PolicyJob implements Job {
    @Override
    public String name() {
        return "policy";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run(Sweep sweep, Instant now) {
        sweep.changedPolicies()
                .forEach(realmId -> sweep.inRealm(realmId, (session, services) -> services.noticePolicy()));
    }
}
