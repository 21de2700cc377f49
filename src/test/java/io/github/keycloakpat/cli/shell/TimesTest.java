package io.github.keycloakpat.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00.700Z");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest
    @CsvSource({
        "30d, P30D",
        "1w2d, P9D",
        "12h, PT12H",
        "1d12h, P1DT12H",
        "90m, PT1H30M",
        "45s, PT45S",
        "36h, P1DT12H",
        "0d, PT0S",
        "P30D, P30D",
        "P2W, P2W",
        "PT36H, PT36H",
        "P1DT2H3M4S, P1DT2H3M4S",
        "999999w, P6999993D"
    })
    void durationsAreTakenAsPeopleWriteThem(String text, String iso) {
        assertThat(Times.duration(text)).contains(iso);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "30",
                "d",
                "30D",
                "-30d",
                "+30d",
                "1.5d",
                "30 d",
                "2d1w",
                "1d1d",
                "1mo",
                "1y",
                "P1M",
                "P1Y",
                "P1Y2M",
                "P",
                "PT",
                "P1DT",
                "P1W1D",
                "-P1D",
                "p30d",
                "PT0.5S",
                "P٣D",
                "٣d",
                "1000000d",
                "P1234567890D",
                "never",
                "2026-12-31"
            })
    void whatIsNoDurationIsNotGuessed(String text) {
        assertThat(Times.duration(text)).isEmpty();
        assertThatThrownBy(() -> Times.requireDuration(text, "--grace"))
                .asInstanceOf(type(Stop.class))
                .satisfies(stop -> assertThat(stop.exit()).isEqualTo(Exit.WRONG_USAGE))
                .satisfies(stop -> assertThat(stop.hint().orElse("")).contains("30d", "Months"));
    }

    @Test
    void whatIsQuotedIsMadeHarmless() {
        assertThatThrownBy(() -> Times.requireDuration("\u001B[2J", "--grace")).hasMessageContaining("\\u001B[2J");
        assertThat(Times.notUnderstood("\u202E", "--expires")).hasMessageContaining("\\u202E");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 2026-12-31T14:59:59Z",
        "2024-02-29, 2024-02-29T14:59:59Z",
        "2026-12-31T23:59:59Z, 2026-12-31T23:59:59Z",
        "2026-12-31T23:59:59+02:00, 2026-12-31T21:59:59Z",
        "2026-12-31T23:59Z, 2026-12-31T23:59:00Z",
        "2026-12-31T23:59:59.999Z, 2026-12-31T23:59:59Z"
    })
    void aDateAloneLastsToItsEndWhereOneIs(String text, Instant instant) {
        assertThat(Times.instant(text, TOKYO)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-29",
                "2026-13-01",
                "2026-1-1",
                "31.12.2026",
                "2026-12-31T23:59:59",
                "2026-12-31 23:59:59Z",
                "tomorrow",
                "30d",
                "1798761599",
                "+999999999-12-31T23:59:59Z",
                "2026-12-31T24:00:01Z"
            })
    void whatIsNoTimeIsNotGuessed(String text) {
        assertThat(Times.instant(text, TOKYO)).isEmpty();
    }

    @Test
    void aDateOnTheDayWhenClocksChangeEndsThere() {
        assertThat(Times.instant("2026-03-29", ZoneId.of("Europe/Berlin")))
                .contains(Instant.parse("2026-03-29T21:59:59Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "1d, 2026-03-09T12:00:00Z, 2026-03-11T12:00:00Z",
        "P1W, 2026-03-03T12:00:00Z, 2026-03-17T12:00:00Z",
        "90m, 2026-03-10T10:30:00Z, 2026-03-10T13:30:00Z",
        "2026-03-01, 2026-02-28T15:00:00Z, 2026-02-28T15:00:00Z",
        "2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z, 2026-03-01T00:00:00Z"
    })
    void filtersCountFromNowAndDatesFromTheirBeginning(String text, String past, String future) {
        assertThat(Times.past(text, "--from", NOON, TOKYO)).isEqualTo(past);
        assertThat(Times.future(text, "--to", NOON, TOKYO)).isEqualTo(future);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 month", "P1M", "", "P999999999W", "yesterday", "2026-02-30"})
    void whatAFilterDoesNotUnderstandIsToldWithTheForms(String text) {
        assertThatThrownBy(() -> Times.past(text, "--from", NOON, ZoneOffset.UTC))
                .isInstanceOf(Stop.class)
                .hasMessageContaining("--from")
                .asInstanceOf(type(Stop.class))
                .satisfies(stop -> assertThat(stop.exit()).isEqualTo(Exit.WRONG_USAGE))
                .satisfies(stop -> assertThat(stop.hint().orElse("")).contains("2026-12-31"));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, in 0 seconds",
        "PT119S, in 119 seconds",
        "PT2M, in 2 minutes",
        "PT2M31S, in 3 minutes",
        "PT119M, in 119 minutes",
        "PT2H, in 2 hours",
        "PT47H, in 47 hours",
        "PT48H, in 2 days",
        "P37DT13H, in 38 days",
        "PT-5S, 5 seconds ago",
        "P-3D, 3 days ago"
    })
    void distancesAreRoundedToWhatMatters(Duration until, String text) {
        assertThat(Times.distance(until)).isEqualTo(text);
    }

    @Test
    void aTimeOfTheServerIsToldWithItsDistance() {
        assertThat(Times.withDistance("2026-03-13T12:00:01Z", NOON)).isEqualTo("2026-03-13T12:00:01Z (in 3 days)");
        assertThat(Times.withDistance(null, NOON)).isNull();
        assertThat(Times.withDistance("soon", NOON)).isEqualTo("soon");
    }
}
