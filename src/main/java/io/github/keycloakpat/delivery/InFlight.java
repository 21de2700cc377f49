package io.github.keycloakpat.delivery;

import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.storage.DeliveryStore;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What this node is delivering at this moment. A receiver gets a few at once, and one at a time while it fails or hangs,
 * so that it delays no other.
 */
final class InFlight implements DeliveryStore.Room {
    static final int MAX_WEBHOOKS = 64;
    /** Each holds a connection to the database while the mail server is awaited. */
    static final int MAX_MAILS = 2;

    private static final int PER_RECEIVER = 4;
    /** Receivers remembered as failing; it is not worth more memory. */
    private static final int MAX_FAILING = 10_000;

    private final Map<Channel, Integer> ofChannel = new EnumMap<>(Channel.class);
    private final Map<String, Integer> ofTarget = new HashMap<>();
    private final Set<String> failing = new HashSet<>();

    @Override
    public synchronized int left(Channel channel, String target) {
        int all = channel == Channel.MAIL ? MAX_MAILS : MAX_WEBHOOKS;
        int own = failing.contains(target) ? 1 : PER_RECEIVER;
        return Math.min(all - ofChannel.getOrDefault(channel, 0), own - ofTarget.getOrDefault(target, 0));
    }

    @Override
    public synchronized void taken(Channel channel, String target) {
        ofChannel.merge(channel, 1, Integer::sum);
        ofTarget.merge(target, 1, Integer::sum);
    }

    /** Nothing came of it. */
    synchronized void dropped(Channel channel, String target) {
        ofChannel.merge(channel, -1, Integer::sum);
        ofTarget.computeIfPresent(target, (id, count) -> count > 1 ? count - 1 : null);
    }

    synchronized void ended(Channel channel, String target, boolean good) {
        dropped(channel, target);
        if (good) {
            failing.remove(target);
        } else if (failing.size() < MAX_FAILING) {
            failing.add(target);
        }
    }
}
