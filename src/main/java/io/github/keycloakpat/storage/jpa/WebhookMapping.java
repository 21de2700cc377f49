package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.webhook.Webhook;
import io.github.keycloakpat.core.webhook.WebhookEvent;
import io.github.keycloakpat.core.webhook.WebhookSecret;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Between rows and webhooks. */
final class WebhookMapping {
    private WebhookMapping() {}

    static WebhookEntity toRow(Webhook webhook) {
        var row = new WebhookEntity();
        row.id = webhook.id();
        row.realmId = webhook.realmId();
        row.url = webhook.url();
        row.description = webhook.description().map(Remark::value).orElse(null);
        row.eventTypes = types(webhook);
        row.secret = webhook.secrets().present().text();
        row.previousSecret =
                webhook.secrets().previous().map(WebhookSecret::text).orElse(null);
        row.previousUntil = millis(webhook.secrets().previousUntil());
        row.enabled = webhook.health().enabled();
        row.offReason = webhook.health().off().map(Enum::name).orElse(null);
        row.offAt = millis(webhook.health().offAt());
        row.failingSince = millis(webhook.health().failingSince());
        row.lastSuccessAt = millis(webhook.health().lastSuccessAt());
        row.createdAt = webhook.createdAt().toEpochMilli();
        row.createdBy = webhook.createdBy();
        row.updatedAt = webhook.updatedAt().toEpochMilli();
        return row;
    }

    static String types(Webhook webhook) {
        return webhook.events().stream().map(WebhookEvent::type).sorted().collect(Collectors.joining(" "));
    }

    static Webhook toDomain(WebhookEntity row) {
        return new Webhook(
                row.id,
                row.realmId,
                row.url,
                Remark.kept(row.description),
                events(row.eventTypes),
                new Webhook.Secrets(
                        new WebhookSecret(row.secret),
                        Optional.ofNullable(row.previousSecret).map(WebhookSecret::new),
                        time(row.previousUntil)),
                new Webhook.Health(
                        row.enabled,
                        Arrays.stream(Webhook.OffReason.values())
                                .filter(reason -> reason.name().equals(row.offReason))
                                .findFirst(),
                        time(row.offAt),
                        time(row.failingSince),
                        time(row.lastSuccessAt)),
                Instant.ofEpochMilli(row.createdAt),
                row.createdBy,
                Instant.ofEpochMilli(row.updatedAt));
    }

    /** Those that a newer version of this extension knows, on another node of a cluster, are not told by this one. */
    private static Set<WebhookEvent> events(String types) {
        return Stream.of(types.split(" "))
                .flatMap(type -> WebhookEvent.find(type).stream())
                .collect(Collectors.toSet());
    }

    static Long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(null);
    }

    static Optional<Instant> time(Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }
}
