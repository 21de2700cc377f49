package io.github.keycloakpat.jobs;

import io.github.keycloakpat.core.webhook.Webhook.OffReason;
import io.github.keycloakpat.delivery.WebhookHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Keeps what is written down for others from growing without end. */
final class OutboxJob implements Job {
    /** Messages that wait for one webhook and came after it was changed last; with more of them it is switched off. */
    private static final long MAX_WAITING = 20_000;

    /** For so long the log tells of what was delivered or given up, and it can be ordered again. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** Of one receiver, at most. */
    private static final int MAX_KEPT = 10_000;

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run(Sweep sweep, Instant now) {
        for (Map.Entry<String, String> crowded : sweep.crowded(MAX_WAITING).entrySet()) {
            sweep.inRealm(
                    crowded.getValue(),
                    (session, services) -> new WebhookHealth(services, crowded.getKey()).switchOff(OffReason.BACKLOG));
        }
        sweep.repeatOutbox(store -> store.forget(now.minus(KEPT), Sweep.PAGE));
        sweep.repeatOutbox(store -> store.forgetBeyond(MAX_KEPT, Sweep.PAGE));
        sweep.repeatOutbox(store -> store.forgetSequences(Sweep.PAGE));
    }
}
