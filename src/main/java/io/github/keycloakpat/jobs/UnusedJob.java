package io.github.keycloakpat.jobs;

import io.github.keycloakpat.core.policy.PatPolicy;
import java.time.Duration;
import java.time.Instant;

/** Revokes tokens that nobody has used for as long as their realm says. */
final class UnusedJob implements Job {
    @Override
    public String name() {
        return "unused";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(Sweep sweep, Instant now) {
        for (String realmId : sweep.realms()) {
            sweep.policy(realmId, PatPolicy::unusedRevokeAfter).ifPresent(unused -> sweep(sweep, realmId, now, unused));
        }
    }

    private static void sweep(Sweep sweep, String realmId, Instant now, Duration unused) {
        sweep.tokens(
                (store, after) -> store.unused(realmId, now.minus(unused), now, after, Sweep.PAGE),
                (services, key) -> services.upkeep().revokeIfUnused(key.userId(), key.tokenId(), unused));
    }
}
