package io.github.keycloakpat.delivery;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.outbox.Attempt;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.Outcome;
import io.github.keycloakpat.core.webhook.TargetList;
import io.github.keycloakpat.core.webhook.Webhook;
import io.github.keycloakpat.core.webhook.WebhookEvent;
import io.github.keycloakpat.storage.PatProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Sends messages to webhooks. The webhook is read anew for each: a changed address or secret counts at once. */
final class WebhookCourier implements Courier {
    private final KeycloakSessionFactory factory;
    private final WebhookSender sender;

    WebhookCourier(KeycloakSessionFactory factory, TargetList allowed) {
        this.factory = factory;
        this.sender = new WebhookSender(allowed);
    }

    @Override
    public Outcome deliver(Delivery delivery) {
        Instant now = PatServices.now();
        Optional<Webhook> webhook = find(delivery);
        if (webhook.isEmpty()) {
            return new Outcome.Undeliverable(untried(now, "webhook_deleted"));
        }
        boolean test = delivery.type().equals(WebhookEvent.TEST.type());
        if (!webhook.get().health().enabled() && !test) {
            return new Outcome.Parked(untried(now, "webhook_off"));
        }
        return sender.send(webhook.get(), delivery, now);
    }

    private Optional<Webhook> find(Delivery delivery) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(delivery.realmId());
            return realm == null
                    ? Optional.empty()
                    : session.getProvider(PatProvider.class).webhooks(realm).find(delivery.target());
        });
    }

    private static Attempt untried(Instant now, String error) {
        return new Attempt(now, Optional.empty(), Duration.ZERO, Optional.of(error));
    }
}
