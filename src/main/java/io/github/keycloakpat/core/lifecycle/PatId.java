package io.github.keycloakpat.core.lifecycle;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Ids of tokens: UUIDs of version 7 (RFC 9562 §5.7), so that new rows stand beside each other in an index. */
public final class PatId {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private PatId() {}

    /** Whether a text may be an id at all; what is none is not looked up. */
    public static boolean isPossible(String text) {
        return SHAPE.matcher(text).matches();
    }

    static String next(Instant now, RandomGenerator random) {
        long high = (now.toEpochMilli() << 16) | 0x7000L | random.nextLong(0x1000);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
