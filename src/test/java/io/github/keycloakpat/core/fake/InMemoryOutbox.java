package io.github.keycloakpat.core.fake;

import io.github.keycloakpat.core.outbox.Announcement;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.DeliveryState;
import io.github.keycloakpat.core.outbox.Outbox;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What one realm has to tell. */
public final class InMemoryOutbox implements Outbox {
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    @Override
    public void add(Delivery delivery) {
        deliveries.put(delivery.id(), delivery);
    }

    @Override
    public void announce(Announcement announcement) {
        announcement.targets().forEach(target -> add(announcement.to(target, announcement.id() + " " + target)));
    }

    @Override
    public boolean addOnce(Delivery delivery) {
        return deliveries.putIfAbsent(delivery.id(), delivery) == null;
    }

    @Override
    public List<Delivery> list(Channel channel, String target, Optional<DeliveryState> state, int first, int max) {
        return of(channel, target, state).skip(first).limit(max).toList();
    }

    @Override
    public long count(Channel channel, String target, Optional<DeliveryState> state) {
        return of(channel, target, state).count();
    }

    private Stream<Delivery> of(Channel channel, String target, Optional<DeliveryState> state) {
        return deliveries.values().stream()
                .filter(isTo(channel, target))
                .filter(delivery -> state.isEmpty() || state.get() == delivery.state())
                .sorted(Comparator.comparing(Delivery::createdAt)
                        .thenComparing(Delivery::id)
                        .reversed());
    }

    private static Predicate<Delivery> isTo(Channel channel, String target) {
        return delivery -> delivery.channel() == channel && delivery.target().equals(target);
    }

    @Override
    public Optional<Delivery> find(Channel channel, String target, String id) {
        return Optional.ofNullable(deliveries.get(id)).filter(isTo(channel, target));
    }

    @Override
    public void reorder(String id, Instant now) {
        deliveries.computeIfPresent(id, (key, found) -> with(found, DeliveryState.PENDING, 0, Optional.of(now)));
    }

    @Override
    public void park(Channel channel, String target) {
        pending(channel, target, found -> with(found, found.state(), found.tries(), Optional.empty()));
    }

    @Override
    public void unpark(Channel channel, String target, Instant now) {
        pending(
                channel,
                target,
                found ->
                        with(found, found.state(), found.tries(), found.nextAt().or(() -> Optional.of(now))));
    }

    private void pending(Channel channel, String target, UnaryOperator<Delivery> change) {
        deliveries.replaceAll((id, found) -> isTo(channel, target).test(found) && found.state() == DeliveryState.PENDING
                ? change.apply(found)
                : found);
    }

    /** What a courier would write down. */
    public void settle(String id, DeliveryState state, int tries) {
        deliveries.computeIfPresent(id, (key, found) -> with(found, state, tries, Optional.empty()));
    }

    private static Delivery with(Delivery delivery, DeliveryState state, int tries, Optional<Instant> nextAt) {
        return new Delivery(
                delivery.id(),
                delivery.realmId(),
                delivery.channel(),
                delivery.target(),
                delivery.eventId(),
                delivery.type(),
                delivery.tokenId(),
                delivery.body(),
                delivery.createdAt(),
                state,
                tries,
                nextAt,
                delivery.attempts());
    }

    @Override
    public long nextSequence(String tokenId) {
        return sequences.merge(tokenId, 1L, Long::sum);
    }
}
