package io.github.keycloakpat.core.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait after a failure: the schedule that Standard Webhooks recommends, about three days in all. */
public final class Backoff {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** A receiver's wish counts up to the longest of ours. */
    private static final Duration MAX = Duration.ofHours(24);

    private static final double JITTER = 0.1;

    private Backoff() {}

    /**
     * @param failures in a row, this one included; from 1 on
     * @param wish for how long the receiver asked to be left alone
     * @return up to a tenth longer than the schedule says, so that not all come back at once; empty to give up
     */
    public static Optional<Duration> after(int failures, Optional<Duration> wish, RandomGenerator random) {
        if (failures > WAITS.size()) {
            return Optional.empty();
        }
        Duration planned = WAITS.get(failures - 1);
        Duration wished = wish.filter(wait -> wait.compareTo(MAX) < 0).orElse(wish.isPresent() ? MAX : Duration.ZERO);
        Duration wait = planned.compareTo(wished) < 0 ? wished : planned;
        return Optional.of(wait.plusMillis((long) (wait.toMillis() * JITTER * random.nextDouble())));
    }
}
