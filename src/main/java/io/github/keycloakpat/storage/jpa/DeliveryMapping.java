package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.DeliveryState;
import java.time.Instant;
import java.util.Optional;

/** Between rows and deliveries. */
final class DeliveryMapping {
    private DeliveryMapping() {}

    static DeliveryEntity toRow(Delivery delivery) {
        var row = new DeliveryEntity();
        row.id = delivery.id();
        row.realmId = delivery.realmId();
        row.channel = delivery.channel().name();
        row.target = delivery.target();
        row.lane = delivery.lane();
        row.eventId = delivery.eventId();
        row.type = delivery.type();
        row.tokenId = delivery.tokenId().orElse(null);
        row.body = delivery.body();
        row.state = delivery.state().name();
        row.tries = delivery.tries();
        row.createdAt = delivery.createdAt().toEpochMilli();
        row.nextAt = WebhookMapping.millis(delivery.nextAt());
        return row;
    }

    static Delivery toDomain(DeliveryEntity row) {
        return new Delivery(
                row.id,
                row.realmId,
                Channel.valueOf(row.channel),
                row.target,
                row.eventId,
                row.type,
                Optional.ofNullable(row.tokenId),
                row.body,
                Instant.ofEpochMilli(row.createdAt),
                DeliveryState.valueOf(row.state),
                row.tries,
                WebhookMapping.time(row.nextAt),
                AttemptsJson.read(row.attempts));
    }
}
