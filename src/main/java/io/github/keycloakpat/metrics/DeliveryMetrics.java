package io.github.keycloakpat.metrics;

import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Outcome;
import io.github.keycloakpat.core.webhook.Webhook.OffReason;

/** Counts and times deliveries. */
public final class DeliveryMetrics {
    private DeliveryMetrics() {}

    public static void tried(Channel channel, Outcome outcome) {
        Attempted.of(outcome)
                .ifPresent(attempted -> Meters.DELIVERIES
                        .get(channel)
                        .get(attempted)
                        .record(outcome.attempt().took()));
    }

    /** It is not tried again. */
    public static void givenUp(Channel channel) {
        Meters.GIVEN_UP.get(channel).increment();
    }

    public static void switchedOff(OffReason reason) {
        Meters.SWITCHED_OFF.get(reason).increment();
    }
}
