package io.github.keycloakpat.core.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as ISO 8601 writes them, without months and years, whose length depends on the calendar: {@code P2W} or
 * {@code P30DT12H}.
 */
public final class IsoDuration {
    private static final Pattern WEEKS = Pattern.compile("P(\\d{1,9})W");
    private static final Pattern DAYS_AND_TIME =
            Pattern.compile("P(?=.)(?:\\d{1,9}D)?(?:T(?=.)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}S)?)?");
    private static final int DAYS_PER_WEEK = 7;

    private IsoDuration() {}

    /** Zero or longer; empty if the text is anything else. */
    public static Optional<Duration> parse(String text) {
        Matcher weeks = WEEKS.matcher(text);
        if (weeks.matches()) {
            return Optional.of(Duration.ofDays(DAYS_PER_WEEK * Long.parseLong(weeks.group(1))));
        }
        if (!DAYS_AND_TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Longer than zero; empty if the text is anything else. */
    public static Optional<Duration> parsePositive(String text) {
        return parse(text).filter(duration -> !duration.isZero());
    }

    /** {@code P30D} for whole days, else Java's form ({@code PT36H}). */
    public static String print(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }
}
