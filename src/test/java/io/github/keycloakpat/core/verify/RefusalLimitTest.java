package io.github.keycloakpat.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalLimitTest {
    private static final int PER_MINUTE = 3;
    private static final String ADDRESS = "192.0.2.1";

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final RefusalLimit limit = new RefusalLimit(PER_MINUTE, 10, () -> now);

    @Test
    void whatIsAboveTheLimitWaitsForTheMinuteToEnd() {
        refuse(ADDRESS, PER_MINUTE);
        now = now.plusMillis(20_500);

        assertThat(limit.refused("realm", ADDRESS)).contains(Duration.ofSeconds(40));
    }

    @Test
    void aMinuteLaterAllBeginsAnew() {
        refuse(ADDRESS, PER_MINUTE + 100);
        now = now.plusSeconds(60);

        refuse(ADDRESS, PER_MINUTE);
        assertThat(limit.refused("realm", ADDRESS)).isPresent();
    }

    @Test
    void aClockThatWasSetBackLocksNobodyOut() {
        refuse(ADDRESS, PER_MINUTE + 1);
        now = now.minusSeconds(3600);

        assertThat(limit.refused("realm", ADDRESS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "unknown, unknown, true",
    })
    void networksAreToldApart(String first, String second, boolean same) {
        refuse(first, PER_MINUTE);

        assertThat(limit.refused("realm", second).isPresent()).isEqualTo(same);
    }

    @Test
    void realmsAreToldApart() {
        refuse(ADDRESS, PER_MINUTE);

        assertThat(limit.refused("another realm", ADDRESS)).isEmpty();
        assertThat(limit.refused("realm", ADDRESS)).isPresent();
    }

    @Test
    void ofTooManyAddressesTheOneRefusedLongestAgoIsForgotten() {
        refuse("192.0.2.200", PER_MINUTE);
        refuse(ADDRESS, PER_MINUTE);
        for (int i = 2; i < 11; i++) {
            limit.refused("realm", "192.0.2." + i);
            assertThat(limit.refused("realm", ADDRESS))
                    .as("refused all the time")
                    .isPresent();
        }

        assertThat(limit.refused("realm", "192.0.2.200")).isEmpty();
    }

    @Test
    void longTextsForAddressesCountAsOne() {
        refuse("x".repeat(65), PER_MINUTE);

        assertThat(limit.refused("realm", "y".repeat(1000))).isPresent();
    }

    @Test
    void zeroIsNoLimit() {
        var none = new RefusalLimit(0, 10, () -> now);
        for (int i = 0; i < 1000; i++) {
            assertThat(none.refused("realm", ADDRESS)).isEmpty();
        }
    }

    private void refuse(String address, int times) {
        for (int i = 0; i < times; i++) {
            var wait = limit.refused("realm", address);
            assertThat(wait.isPresent()).as("refusal " + i).isEqualTo(i >= PER_MINUTE);
        }
    }
}
