package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.DeliveryRepresentation;
import io.github.keycloakpat.api.DeliveryRepresentation.AttemptRepresentation;
import io.github.keycloakpat.api.WebhookRepresentation;
import io.github.keycloakpat.cli.shell.Facts;
import io.github.keycloakpat.cli.shell.Table;
import io.github.keycloakpat.cli.shell.Times;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Webhooks and what was delivered to them, for people. */
final class WebhookText {
    private static final String NEVER = "never";

    private WebhookText() {}

    static Table list(List<WebhookRepresentation> webhooks) {
        Table table = Table.of("ID!", "URL", "STATUS!", "EVENTS", "DESCRIPTION");
        webhooks.forEach(webhook -> table.row(List.of(
                webhook.id(),
                webhook.url(),
                webhook.enabled() ? "on" : "off",
                String.join(" ", webhook.eventTypes()),
                text(webhook.description()))));
        return table;
    }

    static Facts one(WebhookRepresentation webhook, Instant now) {
        return new Facts()
                .add("Id", webhook.id())
                .add("Url", webhook.url())
                .add("Description", webhook.description())
                .add("Events", webhook.eventTypes())
                .add("Status", webhook.enabled() ? "on" : "off")
                .add("Off since", Times.withDistance(webhook.disabledAt(), now))
                .add("Off because", webhook.disabledReason())
                .add("Failing since", Times.withDistance(webhook.failingSince(), now))
                .add("Last success", Times.withDistance(webhook.lastSuccessAt(), now))
                .add("Created", Times.withDistance(webhook.createdAt(), now))
                .add("Changed", Times.withDistance(webhook.updatedAt(), now))
                .add("Old secret until", Times.withDistance(webhook.previousSecretExpiresAt(), now));
    }

    static Table deliveries(List<DeliveryRepresentation> deliveries) {
        Table table = Table.of("ID!", "EVENT", "STATUS!", "LAST ANSWER", "TRIES!", "NEXT TRY?", "CREATED?");
        deliveries.forEach(delivery -> table.row(List.of(
                delivery.id(),
                delivery.type(),
                delivery.status(),
                lastAnswer(delivery),
                Integer.toString(delivery.tries()),
                text(delivery.nextAttemptAt()),
                delivery.createdAt())));
        return table;
    }

    static Facts one(DeliveryRepresentation delivery) {
        return new Facts()
                .add("Id", delivery.id())
                .add("Event", delivery.type())
                .add("Message", delivery.eventId())
                .add("Token", delivery.tokenId())
                .add("Status", delivery.status())
                .add("Created", delivery.createdAt())
                .add("Last answer", lastAnswer(delivery))
                .add("Next try", delivery.nextAttemptAt());
    }

    private static String lastAnswer(DeliveryRepresentation delivery) {
        List<AttemptRepresentation> attempts = delivery.attempts();
        if (attempts.isEmpty()) {
            return NEVER;
        }
        AttemptRepresentation last = attempts.get(attempts.size() - 1);
        Integer status = last.status();
        String error = last.error();
        return (status == null ? "" : status + " ") + (error == null ? "" : error + " ") + "in " + last.durationMs()
                + " ms";
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
