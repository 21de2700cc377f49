package io.github.keycloakpat.delivery;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.outbox.Attempt;
import io.github.keycloakpat.core.outbox.Backoff;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.DeliveryState;
import io.github.keycloakpat.core.outbox.Outcome;
import io.github.keycloakpat.core.webhook.Webhook.OffReason;
import io.github.keycloakpat.metrics.DeliveryMetrics;
import io.github.keycloakpat.storage.DeliveryStore.Claim;
import io.github.keycloakpat.storage.PatProvider;
import java.time.Duration;
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

    private static void write(KeycloakSession session, Claim claim, Outcome outcome) {
        if (outcome instanceof Outcome.Parked) {
            session.getProvider(PatProvider.class).deliveries().park(claim);
        } else if (outcome instanceof Outcome.Delivered delivered) {
            end(session, claim, DeliveryState.DELIVERED, delivered.attempt());
            receiver(session, claim).ifPresent(WebhookHealth::succeeded);
        } else if (outcome instanceof Outcome.Failed failed) {
            failed(session, claim, failed.attempt(), failed.wish());
        } else if (outcome instanceof Outcome.Unwanted unwanted) {
            end(session, claim, DeliveryState.FAILED, unwanted.attempt());
            receiver(session, claim).ifPresent(health -> health.switchOff(OffReason.GONE));
        } else {
            end(session, claim, DeliveryState.FAILED, outcome.attempt());
        }
    }

    private static void failed(KeycloakSession session, Claim claim, Attempt attempt, Optional<Duration> wish) {
        Delivery delivery = claim.delivery();
        Optional<Instant> next =
                Backoff.after(delivery.tries() + 1, wish, PatServices.random()).map(PatServices.now()::plus);
        DeliveryState state = next.isPresent() ? DeliveryState.PENDING : DeliveryState.FAILED;
        keep(session, claim, state, next, attempt);
        receiver(session, claim).ifPresent(health -> health.failed(delivery, next.isEmpty()));
    }

    private static void end(KeycloakSession session, Claim claim, DeliveryState state, Attempt attempt) {
        keep(session, claim, state, Optional.empty(), attempt);
    }

    private static void keep(
            KeycloakSession session, Claim claim, DeliveryState state, Optional<Instant> next, Attempt attempt) {
        boolean kept = session.getProvider(PatProvider.class).deliveries().settle(claim, state, next, attempt);
        if (kept && state == DeliveryState.FAILED) {
            DeliveryMetrics.givenUp(claim.delivery().channel());
        }
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
