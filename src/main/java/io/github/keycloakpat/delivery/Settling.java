package io.github.keycloakpat.delivery;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.outbox.Backoff;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.DeliveryState;
import io.github.keycloakpat.core.outbox.Outcome;
import io.github.keycloakpat.metrics.DeliveryMetrics;
import io.github.keycloakpat.storage.DeliveryStore.Claim;
import io.github.keycloakpat.storage.PatProvider;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes down what came of a try, and what follows for its receiver. */
final class Settling {
    private final KeycloakSessionFactory factory;

    Settling(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    void settle(Claim claim, Outcome outcome) {
        KeycloakModelUtils.runJobInTransaction(factory, session -> write(session, claim, outcome));
    }

    /** The receiver's row before the delivery's, as whoever changes or deletes a webhook locks them. */
    private static void write(KeycloakSession session, Claim claim, Outcome outcome) {
        if (outcome instanceof Outcome.Parked) {
            park(session, claim);
        } else if (outcome instanceof Outcome.Failed failed) {
            Optional<Instant> next = next(claim, failed);
            receiver(session, claim).ifPresent(health -> health.failed(claim.delivery(), next.isEmpty()));
            keep(session, claim, next.isPresent() ? DeliveryState.PENDING : DeliveryState.FAILED, next, outcome);
        } else {
            boolean delivered = outcome instanceof Outcome.Delivered;
            receiver(session, claim).ifPresent(health -> health.ended(outcome));
            keep(session, claim, delivered ? DeliveryState.DELIVERED : DeliveryState.FAILED, Optional.empty(), outcome);
        }
    }

    /** Looked at again under the lock: who was switched on meanwhile has woken what was parked by then, and not this. */
    private static void park(KeycloakSession session, Claim claim) {
        var store = session.getProvider(PatProvider.class).deliveries();
        if (receiver(session, claim).map(WebhookHealth::isOn).orElse(false)) {
            store.release(claim);
        } else {
            store.park(claim);
        }
    }

    private static void keep(
            KeycloakSession session, Claim claim, DeliveryState state, Optional<Instant> next, Outcome outcome) {
        boolean kept =
                session.getProvider(PatProvider.class).deliveries().settle(claim, state, next, outcome.attempt());
        if (kept && state == DeliveryState.FAILED) {
            DeliveryMetrics.givenUp(claim.delivery().channel());
        }
    }

    private static Optional<Instant> next(Claim claim, Outcome.Failed failed) {
        return Backoff.after(claim.delivery().tries() + 1, failed.wish(), PatServices.random())
                .map(PatServices.now()::plus);
    }

    /** Empty for channels whose receivers have no state of their own. */
    private static Optional<WebhookHealth> receiver(KeycloakSession session, Claim claim) {
        Delivery delivery = claim.delivery();
        RealmModel realm = session.realms().getRealm(delivery.realmId());
        if (delivery.channel() != Channel.WEBHOOK || realm == null) {
            return Optional.empty();
        }
        session.getContext().setRealm(realm);
        return Optional.of(new WebhookHealth(PatServices.of(session, realm), delivery.target()));
    }
}
