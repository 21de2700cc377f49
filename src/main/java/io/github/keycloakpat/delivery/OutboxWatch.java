package io.github.keycloakpat.delivery;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.metrics.OutboxMetrics;
import io.github.keycloakpat.storage.DeliveryStore.Backlog;
import io.github.keycloakpat.storage.PatProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Reads now and then what waits to be delivered, so that whoever reads metrics asks the database nothing; where nobody
 * does, it reads nothing.
 */
public final class OutboxWatch implements Runnable {
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final KeycloakSessionFactory factory;
    private Instant last = Instant.MIN;

    public OutboxWatch(KeycloakSessionFactory factory) {
        this.factory = factory;
        OutboxMetrics.unknown();
    }

    /** May be called more often than it reads. */
    @Override
    public synchronized void run() {
        Instant now = PatServices.now();
        boolean early = !now.isBefore(last) && now.isBefore(last.plus(INTERVAL)); // clocks are set back at times
        if (early || !OutboxMetrics.areRead()) {
            return;
        }
        last = now;
        try {
            read().forEach((channel, backlog) -> show(channel, backlog, now));
        } catch (RuntimeException e) {
            OutboxMetrics.unknown();
            throw e;
        }
    }

    private Map<Channel, Backlog> read() {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> session.getProvider(PatProvider.class).deliveries().backlog());
    }

    private static void show(Channel channel, Backlog backlog, Instant now) {
        OutboxMetrics.show(
                channel,
                backlog.waiting(),
                backlog.parked(),
                backlog.oldest().map(oldest -> Duration.between(oldest, now)));
    }
}
