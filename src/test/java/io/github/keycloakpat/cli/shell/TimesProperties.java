package io.github.keycloakpat.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TimesProperties {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @Property
    void whatIsWrittenShortIsAsLongAsItsParts(
            @ForAll @IntRange(max = 9999) int days,
            @ForAll @IntRange(max = 9999) int hours,
            @ForAll @IntRange(max = 9999) int minutes) {
        String iso = Times.duration(days + "d" + hours + "h" + minutes + "m").orElseThrow();

        assertThat(Duration.parse(iso))
                .isEqualTo(Duration.ofDays(days).plusHours(hours).plusMinutes(minutes));
        assertThat(Times.duration(iso)).contains(iso);
    }

    @Property
    void agoAndFromNowAreEquallyFar(@ForAll @IntRange(max = 999_999) int minutes) {
        Instant past = Instant.parse(Times.past(minutes + "m", "--from", NOW, ZoneOffset.UTC));
        Instant future = Instant.parse(Times.future(minutes + "m", "--to", NOW, ZoneOffset.UTC));

        assertThat(Duration.between(past, NOW)).isEqualTo(Duration.between(NOW, future));
    }
}
