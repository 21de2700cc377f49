package io.github.keycloakpat.delivery;

import io.github.keycloakpat.core.outbox.Channel;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What this node is delivering at this moment. A webhook gets a few messages at once, and one at a time while it fails or
 * hangs; a realm one mail: who is slow delays nobody else.
 */
final class InFlight {
    private static final int MAX_WEBHOOKS = 64;
    /** Each holds a connection to the database while the mail server is awaited. */
    private static final int MAX_MAILS = 8;

    private static final int PER_WEBHOOK = 4;
    /** Webhooks remembered as failing, the latest ones. */
    private static final int MAX_FAILING = 10_000;

    private final Map<Channel, Integer> ofChannel = new EnumMap<>(Channel.class);
    private final Map<String, Integer> ofLane = new HashMap<>();
    private final Set<String> failing = new LinkedHashSet<>();

    public synchronized int left(Channel channel) {
        int all = channel == Channel.MAIL ? MAX_MAILS : MAX_WEBHOOKS;
        return all - ofChannel.getOrDefault(channel, 0);
    }

    public synchronized int left(Channel channel, String lane) {
        int own = channel == Channel.MAIL || failing.contains(lane) ? 1 : PER_WEBHOOK;
        return Math.min(left(channel), own - ofLane.getOrDefault(lane, 0));
    }

    public synchronized void taken(Channel channel, String lane) {
        ofChannel.merge(channel, 1, Integer::sum);
        ofLane.merge(lane, 1, Integer::sum);
    }

    /** Nothing came of it. */
    synchronized void dropped(Channel channel, String lane) {
        ofChannel.merge(channel, -1, Integer::sum);
        ofLane.computeIfPresent(lane, (id, count) -> count > 1 ? count - 1 : null);
    }

    synchronized void ended(Channel channel, String lane, boolean failed) {
        dropped(channel, lane);
        failing.remove(lane);
        if (failed && channel == Channel.WEBHOOK) {
            failing.add(lane);
            if (failing.size() > MAX_FAILING) {
                failing.remove(failing.iterator().next());
            }
        }
    }
}
