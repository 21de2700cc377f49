package io.github.keycloakpat.jobs;

import io.github.keycloakpat.core.policy.PatPolicy;
import java.time.Duration;
import java.time.Instant;

/**
 * Deletes tokens that ended as long ago as their realm says, and forgets what was left of deleted ones. Where the
 * realm's retention time can't be read, nothing is thrown away.
 */
final class RetentionJob implements Job {
    @Override
    public String name() {
        return "retention";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(Sweep sweep, Instant now) {
        for (String realmId : sweep.realms()) {
            sweep.policy(realmId, PatPolicy::retention).ifPresent(retention -> sweep(sweep, realmId, now, retention));
        }
        sweep.repeat("(all)", store -> store.forgetLost(Sweep.PAGE));
    }

    private static void sweep(Sweep sweep, String realmId, Instant now, Duration retention) {
        Instant until = now.minus(retention);
        sweep.tokens(
                (store, after) -> store.ended(realmId, until, after, Sweep.PAGE),
                (services, key) -> services.upkeep().deleteIfEnded(key.userId(), key.tokenId(), retention));
        sweep.repeat(realmId, store -> store.forgetTombstones(realmId, until, Sweep.PAGE));
        sweep.repeat(realmId, store -> store.forgetOldValues(realmId, until, Sweep.PAGE));
        sweep.repeat(realmId, store -> store.forgetTrail(realmId, until, Sweep.PAGE));
    }
}
