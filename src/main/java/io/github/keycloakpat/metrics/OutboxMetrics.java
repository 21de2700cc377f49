package io.github.keycloakpat.metrics;

import io.github.keycloakpat.core.outbox.Channel;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.Optional;

/** Shows what waits to be delivered, as it was read last. */
public final class OutboxMetrics {
    private OutboxMetrics() {}

    /** Whether anybody reads metrics on this node. */
    public static boolean areRead() {
        return !Metrics.globalRegistry.getRegistries().isEmpty();
    }

    /**
     * @param waiting to be tried, or tried again
     * @param parked until their receiver is switched on
     * @param age of the oldest of those that wait; empty if none waits
     */
    public static void show(Channel channel, long waiting, long parked, Optional<Duration> age) {
        Meters.WAITING.get(channel).is((double) waiting);
        Meters.PARKED.get(channel).is((double) parked);
        Meters.AGE.get(channel).is(age.map(Duration::toMillis).orElse(0L) / 1000.0);
    }

    /** It could not be read: an old number would look as if all were well. */
    public static void unknown() {
        for (Channel channel : Channel.values()) {
            Meters.WAITING.get(channel).is(Double.NaN);
            Meters.PARKED.get(channel).is(Double.NaN);
            Meters.AGE.get(channel).is(Double.NaN);
        }
    }
}
