package io.github.keycloakpat.core.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Ids of audit lines: UUIDs of version 7 (RFC 9562 §5.7, §6.2 method 1) that rise on one node, so that lines of one
 * millisecond keep their order.
 */
public final class AuditIds {
    private static final AtomicLong LAST = new AtomicLong();
    private static final int COUNTER_BITS = 12;

    private AuditIds() {}

    public static String next(Instant at, RandomGenerator random) {
        long wanted = at.toEpochMilli() << COUNTER_BITS;
        long tick = LAST.updateAndGet(last -> last >= wanted && last - wanted < 1L << COUNTER_BITS ? last + 1 : wanted);
        long high = ((tick >>> COUNTER_BITS) << 16) | 0x7000L | (tick & 0xFFF);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** The id of what is kept once only, whichever node comes first: the same for the same parts. */
    public static String ofOnce(String... parts) {
        return UUID.nameUUIDFromBytes(String.join("\n", parts).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
