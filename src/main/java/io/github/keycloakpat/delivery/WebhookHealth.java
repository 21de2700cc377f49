package io.github.keycloakpat.delivery;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.Outcome;
import io.github.keycloakpat.core.webhook.Webhook;
import io.github.keycloakpat.core.webhook.Webhook.OffReason;
import io.github.keycloakpat.metrics.DeliveryMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** How a webhook's receiver is, and what follows: one that is gone, or has failed for days, is switched off. */
public final class WebhookHealth {
    private static final Logger LOG = Logger.getLogger(WebhookHealth.class);

    /** A receiver that is well is not written down as such more often than this. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final PatServices services;
    private final String webhookId;

    public WebhookHealth(PatServices services, String webhookId) {
        this.services = services;
        this.webhookId = webhookId;
    }

    /** And nobody changes it until the transaction ends. */
    boolean isOn() {
        return services.webhooks()
                .lock(webhookId)
                .map(webhook -> webhook.health().enabled())
                .orElse(false);
    }

    void ended(Outcome outcome) {
        if (outcome instanceof Outcome.Delivered) {
            succeeded();
        } else if (outcome instanceof Outcome.Unwanted) {
            gone(outcome.attempt().at());
        }
    }

    /** Who is gone may have had an address that is not the webhook's any more. */
    private void gone(Instant asked) {
        boolean changedSince = services.webhooks()
                .lock(webhookId)
                .map(webhook -> webhook.updatedAt().isAfter(asked))
                .orElse(true);
        if (!changedSince) {
            switchOff(OffReason.GONE);
        }
    }

    private void succeeded() {
        Instant now = PatServices.now();
        boolean known = services.webhooks()
                .find(webhookId)
                .map(Webhook::health)
                .map(health -> health.failingSince().isEmpty()
                        && health.lastSuccessAt()
                                .map(last -> last.plus(QUIET).isAfter(now))
                                .orElse(false))
                .orElse(true);
        if (!known) {
            change(health -> health.succeeded(now));
        }
    }

    /** @param givenUp whether it is not tried again */
    void failed(Delivery delivery, boolean givenUp) {
        Instant now = PatServices.now();
        Webhook webhook = services.webhooks().find(webhookId).orElse(null);
        if (webhook == null) {
            return;
        }
        if (webhook.health().failingSince().isEmpty()) {
            change(health -> health.failed(now));
        }
        boolean noneGotThrough = webhook.health()
                .lastSuccessAt()
                .map(last -> last.isBefore(delivery.createdAt()))
                .orElse(true);
        if (givenUp && noneGotThrough) {
            switchOff(OffReason.FAILING);
        }
    }

    /** What waits for it is kept until it is switched on again. Administrators are told. */
    public void switchOff(OffReason reason) {
        Webhook webhook = services.webhooks()
                .lock(webhookId)
                .filter(found -> found.health().enabled())
                .orElse(null);
        if (webhook != null) {
            Webhook off = webhook.withHealth(webhook.health().switchedOff(reason, PatServices.now()));
            services.webhooks().update(off);
            services.outbox().park(Channel.WEBHOOK, webhookId);
            DeliveryMetrics.switchedOff(reason);
            services.mails().tellAdministrators(off, PatServices.now());
            LOG.warnf("webhook %s of realm %s was switched off: %s", webhookId, webhook.realmId(), reason);
        }
    }

    private void change(UnaryOperator<Webhook.Health> change) {
        services.webhooks()
                .lock(webhookId)
                .ifPresent(webhook -> services.webhooks().update(webhook.withHealth(change.apply(webhook.health()))));
    }
}
