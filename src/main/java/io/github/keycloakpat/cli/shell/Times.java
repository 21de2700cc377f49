package io.github.keycloakpat.cli.shell;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times and durations as people write and read them. */
public final class Times {
    private static final Pattern SHORT =
            Pattern.compile("(?:(\\d{1,6})w)?(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");
    private static final Pattern ISO =
            Pattern.compile("P(?:\\d{1,9}W|(?=.)(?:\\d{1,9}D)?(?:T(?=.)(?:\\d{1,9}H)?(?:\\d{1,9}M)?(?:\\d{1,9}S)?)?)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int DAYS_PER_WEEK = 7;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    /** Years have four digits. */
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final String FORMS =
            "Write a duration such as 30d, 12h or P30D, a date such as 2026-12-31, or a time such as 2026-12-31T23:59:59Z.";

    private Times() {}

    /**
     * A duration in ISO 8601, for the server: {@code 30d}, {@code 1w2d}, {@code 90m} and what is ISO 8601 already. Months and
     * years, whose length depends on the calendar, are none.
     */
    public static Optional<String> duration(String text) {
        if (ISO.matcher(text).matches()) {
            return Optional.of(text);
        }
        Matcher parts = SHORT.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return Optional.empty();
        }
        Duration duration = Duration.ofDays(DAYS_PER_WEEK * number(parts, 1) + number(parts, 2))
                .plusHours(number(parts, 3))
                .plusMinutes(number(parts, 4))
                .plusSeconds(number(parts, 5));
        return Optional.of(iso(duration));
    }

    /** Days stay days, as people read them. */
    private static String iso(Duration duration) {
        long days = duration.toDays();
        Duration rest = duration.minusDays(days);
        if (days == 0) {
            return rest.toString();
        }
        return "P" + days + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** @throws Stop wrong usage, telling the forms that are understood */
    public static String requireDuration(String text, String option) {
        return duration(text)
                .orElseThrow(() -> Stop.wrongUsage(
                        option + ": '" + Shown.text(text) + "' is no duration.",
                        "Write one such as 30d, 12h, 1d12h or P30D. Months and years differ in length: count days."));
    }

    /** A point in time; a date alone means the end of that day here. Empty if it is neither. */
    public static Optional<Instant> instant(String text, ZoneId zone) {
        return time(text, zone, LAST_SECOND);
    }

    private static Optional<Instant> time(String text, ZoneId zone, LocalTime ofDay) {
        try {
            Instant instant = DATE.matcher(text).matches()
                    ? LocalDate.parse(text).atTime(ofDay).atZone(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            return Optional.of(instant.truncatedTo(ChronoUnit.SECONDS)).filter(time -> time.isBefore(LATEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A point in time for a filter: also so long ago, {@code 90d}. A date alone means its first moment here. */
    public static String past(String text, String option, Instant now, ZoneId zone) {
        return point(text, option, now, zone, true);
    }

    /** A point in time for a filter: also in so long, {@code 30d}. A date alone means its first moment here. */
    public static String future(String text, String option, Instant now, ZoneId zone) {
        return point(text, option, now, zone, false);
    }

    private static String point(String text, String option, Instant now, ZoneId zone, boolean ago) {
        try {
            Optional<Duration> by = duration(text).map(Times::length);
            Instant instant = by.isPresent()
                    ? (ago ? now.minus(by.get()) : now.plus(by.get()))
                    : time(text, zone, LocalTime.MIN).orElseThrow(() -> notUnderstood(text, option));
            if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
                throw notUnderstood(text, option);
            }
            return instant.truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeException | ArithmeticException e) {
            throw notUnderstood(text, option);
        }
    }

    private static Duration length(String iso) {
        return iso.endsWith("W")
                ? Duration.ofDays(DAYS_PER_WEEK * Long.parseLong(iso.substring(1, iso.length() - 1)))
                : Duration.parse(iso);
    }

    public static Stop notUnderstood(String text, String option) {
        return Stop.wrongUsage(option + ": '" + Shown.text(text) + "' is no time.", FORMS);
    }

    /** A time of the server, and how far away it is: {@code 2026-12-31T23:59:59Z (in 38 days)}. */
    public static @Nullable String withDistance(@Nullable String iso, Instant now) {
        if (iso == null) {
            return null;
        }
        try {
            return iso + " (" + distance(Duration.between(now, Instant.parse(iso))) + ")";
        } catch (DateTimeException e) {
            return iso;
        }
    }

    static String distance(Duration until) {
        boolean past = until.isNegative();
        String text = amount(until.abs());
        return past ? text + " ago" : "in " + text;
    }

    private static String amount(Duration time) {
        long seconds = time.toSeconds();
        if (seconds >= 2 * DAY) {
            return Math.round((double) seconds / DAY) + " days";
        }
        if (seconds >= 2 * HOUR) {
            return Math.round((double) seconds / HOUR) + " hours";
        }
        return seconds >= 2 * MINUTE ? Math.round((double) seconds / MINUTE) + " minutes" : seconds + " seconds";
    }
}
