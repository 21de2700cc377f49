package io.github.keycloakpat.core.outbox;

import java.time.Duration;

/** By which way something is delivered. */
public enum Channel {
    /** To the address of a webhook; the target is the webhook's id. */
    WEBHOOK(Duration.ofMinutes(1)),
    /** To a person; the target is the user's id. */
    MAIL(Duration.ofMinutes(5));

    private final Duration lease;

    Channel(Duration lease) {
        this.lease = lease;
    }

    /** Longer than an attempt can take: after it, another node takes over from one that died. */
    public Duration lease() {
        return lease;
    }
}
