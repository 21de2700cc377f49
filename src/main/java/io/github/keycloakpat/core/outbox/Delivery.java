package io.github.keycloakpat.core.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something to be told to one receiver, at least once.
 *
 * @param target a webhook's id, or a user's: the channel says which
 * @param eventId the same for all receivers of one event, and for every attempt
 * @param type of the event, as the receiver's channel calls it
 * @param body what is sent, or what it is made of; never the value or the hash of a token
 * @param tries attempts since it was ordered, or ordered again
 * @param nextAt when it is tried next; empty while it is parked, and once it is over
 * @param attempts oldest first, at most {@link #MAX_ATTEMPTS} of them
 */
public record Delivery(
        String id,
        String realmId,
        Channel channel,
        String target,
        String eventId,
        String type,
        Optional<String> tokenId,
        String body,
        Instant createdAt,
        DeliveryState state,
        int tries,
        Optional<Instant> nextAt,
        List<Attempt> attempts) {
    public static final int MAX_ATTEMPTS = 30;

    public Delivery {
        attempts = List.copyOf(attempts);
    }

    /**
     * Whose slowness delays it and nothing else: of messages to a webhook that webhook's, of mails their realm's, as each
     * realm has a mail server of its own.
     */
    public String lane() {
        return channel == Channel.MAIL ? realmId : target;
    }

    /** To be tried at once. */
    public static Delivery ordered(
            String id,
            String realmId,
            Channel channel,
            String target,
            String eventId,
            String type,
            Optional<String> tokenId,
            String body,
            Instant now) {
        return new Delivery(
                id,
                realmId,
                channel,
                target,
                eventId,
                type,
                tokenId,
                body,
                now,
                DeliveryState.PENDING,
                0,
                Optional.of(now),
                List.of());
    }
}
