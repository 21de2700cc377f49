package io.github.keycloakpat.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells ahead of each token that it will expire, as many days as its realm says. */
final class ExpiringJob implements Job {
    @Override
    public String name() {
        return "expiring";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(Sweep sweep, Instant now) {
        for (String realmId : sweep.realms()) {
            for (int days : days(sweep, realmId)) {
                sweep.tokens(
                        (store, after) -> store.expiring(realmId, days, now, after, Sweep.PAGE),
                        (services, key) -> services.upkeep().noticeExpiring(key.userId(), key.tokenId()));
            }
        }
    }

    private static List<Integer> days(Sweep sweep, String realmId) {
        return sweep.policy(realmId, policy -> Optional.of(policy.noticeDays())).orElse(List.of());
    }
}
