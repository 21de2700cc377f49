package io.github.keycloakpat.core.verify;

import io.github.keycloakpat.core.grant.IpRange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many refused tokens one address may present to one realm in a minute, on this node. Asked after a refusal only, so
 * that a good token never suffers from its neighbours. Memory is bounded: of very many addresses those that were refused
 * longest ago begin anew.
 */
public final class RefusalLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_ADDRESS = 64;

    private final int perMinute;
    private final InstantSource clock;
    private final Map<Guest, Window> windows;

    /**
     * @param perMinute how many are answered as ever; 0 for any number
     * @param addresses how many are remembered at most
     */
    public RefusalLimit(int perMinute, int addresses, InstantSource clock) {
        this.perMinute = perMinute;
        this.clock = clock;
        this.windows = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Guest, Window> eldest) {
                return size() > addresses;
            }
        };
    }

    private record Guest(String realmId, String network) {}

    private record Window(Instant begin, int refusals) {}

    /**
     * Counts a refusal.
     *
     * @param address a literal; of IPv6 the first 64 bits count. Whatever else it is counts as one.
     * @return how long to wait, where there were too many; rounded up to whole seconds
     */
    public Optional<Duration> refused(String realmId, String address) {
        if (perMinute == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        String network = address.length() > MAX_ADDRESS ? "" : IpRange.customerOf(address);
        Window window = count(new Guest(realmId, network), now);
        if (window.refusals() <= perMinute) {
            return Optional.empty();
        }
        Duration left = Duration.between(now, window.begin().plus(WINDOW));
        return Optional.of(Duration.ofSeconds(left.plusMillis(999).toSeconds()));
    }

    private synchronized Window count(Guest guest, Instant now) {
        return windows.merge(
                guest,
                new Window(now, 1),
                (known, first) -> now.isBefore(known.begin().plus(WINDOW)) && !now.isBefore(known.begin())
                        ? new Window(known.begin(), Math.min(known.refusals(), perMinute) + 1)
                        : first);
    }
}
