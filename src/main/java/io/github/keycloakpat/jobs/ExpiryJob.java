package io.github.keycloakpat.jobs;

import java.time.Duration;
import java.time.Instant;

/** Tells of each token that it has expired. */
final class ExpiryJob implements Job {
    @Override
    public String name() {
        return "expiry";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run(Sweep sweep, Instant now) {
        sweep.tokens(
                (store, after) -> store.expired(now, after, Sweep.PAGE),
                (services, key) -> services.upkeep().noteExpiry(key.userId(), key.tokenId()));
    }
}
