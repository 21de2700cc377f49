package io.github.keycloakpat.wire;

import static io.github.keycloakpat.wire.Representations.seconds;

import io.github.keycloakpat.api.DeliveryRepresentation;
import io.github.keycloakpat.api.DeliveryRepresentation.AttemptRepresentation;
import io.github.keycloakpat.api.IssuedWebhookRepresentation;
import io.github.keycloakpat.api.WebhookRepresentation;
import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.outbox.Attempt;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.webhook.Webhook;
import io.github.keycloakpat.core.webhook.WebhookEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Webhooks in the words of the wire. */
public final class WebhookRepresentations {
    private WebhookRepresentations() {}

    /** @param now by which is told whether a replaced secret still signs */
    public static WebhookRepresentation of(Webhook webhook, Instant now) {
        Webhook.Health health = webhook.health();
        return new WebhookRepresentation(
                webhook.id(),
                webhook.url(),
                webhook.description().map(Remark::value).orElse(null),
                webhook.events().stream().map(WebhookEvent::type).sorted().toList(),
                health.enabled(),
                seconds(webhook.createdAt()),
                webhook.createdBy(),
                seconds(webhook.updatedAt()),
                secondsOrNull(health.offAt()),
                health.off()
                        .map(reason -> reason.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                secondsOrNull(health.failingSince()),
                secondsOrNull(health.lastSuccessAt()),
                secondsOrNull(webhook.secrets().previousUntil().filter(now::isBefore)));
    }

    /** The only answers in which a secret is ever shown. */
    public static IssuedWebhookRepresentation issued(Webhook webhook, Instant now) {
        return new IssuedWebhookRepresentation(
                of(webhook, now), webhook.secrets().present().text());
    }

    public static DeliveryRepresentation of(Delivery delivery) {
        return new DeliveryRepresentation(
                delivery.id(),
                delivery.eventId(),
                delivery.type(),
                delivery.tokenId().orElse(null),
                delivery.state().name(),
                seconds(delivery.createdAt()),
                secondsOrNull(delivery.nextAt()),
                delivery.tries(),
                delivery.attempts().stream().map(WebhookRepresentations::of).toList());
    }

    private static AttemptRepresentation of(Attempt attempt) {
        return new AttemptRepresentation(
                seconds(attempt.at()),
                attempt.status().orElse(null),
                attempt.took().toMillis(),
                attempt.error().orElse(null));
    }

    private static String secondsOrNull(Optional<Instant> time) {
        return time.map(Representations::seconds).orElse(null);
    }
}
