package io.github.keycloakpat.core.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** How many days ahead it is told that a token will expire. */
public final class NoticeDays {
    private NoticeDays() {}

    /**
     * The nearest of these thresholds that is due. One that is as long as the value's whole life is none: it would be told
     * as soon as the value is issued.
     *
     * @param days from 1 on, in any order
     * @param issuedAt since when the present value is there
     * @param expiresAt after {@code now}
     */
    public static OptionalInt due(List<Integer> days, Instant issuedAt, Instant expiresAt, Instant now) {
        Duration life = Duration.between(issuedAt, expiresAt);
        Duration left = Duration.between(now, expiresAt);
        return days.stream()
                .mapToInt(Integer::intValue)
                .filter(day -> Duration.ofDays(day).compareTo(life) < 0)
                .filter(day -> Duration.ofDays(day).compareTo(left) >= 0)
                .min();
    }
}
