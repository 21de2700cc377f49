package io.github.keycloakpat.core.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that happened of which several webhooks are to be told. It is written down once, however many they are; soon
 * afterwards, and out of anybody's way, a {@link Delivery} for each of them takes its place.
 *
 * @param id the same in each of these deliveries
 * @param targets ids of the webhooks
 * @param type of the event
 * @param body what is sent to each
 */
public record Announcement(
        String id,
        String realmId,
        List<String> targets,
        String type,
        Optional<String> tokenId,
        String body,
        Instant createdAt) {
    public Announcement {
        targets = List.copyOf(targets);
    }

    public Delivery to(String target, String deliveryId) {
        return Delivery.ordered(deliveryId, realmId, Channel.WEBHOOK, target, id, type, tokenId, body, createdAt);
    }
}
