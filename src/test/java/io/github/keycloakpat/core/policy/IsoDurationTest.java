package io.github.keycloakpat.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDurationTest {
    @ParameterizedTest
    @CsvSource({"P30D,720", "P2W,336", "PT36H,36", "P1DT12H,36", "PT5M,0"})
    void weeksDaysAndTimesAreRead(String text, long hours) {
        assertThat(IsoDuration.parsePositive(text)).map(Duration::toHours).contains(hours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1DT",
                "P1M",
                "P1Y",
                "P1W2D",
                "-P1D",
                "P-1D",
                "PT0.5S",
                "p1d",
                "30d",
                "PT0S",
                "P0D",
                "P0W",
                "P9999999999D",
                " P1D",
                "+P1D"
            })
    void othersAreNone(String text) {
        assertThat(IsoDuration.parsePositive(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"P30D,P30D", "P2W,P14D", "PT24H,P1D", "PT90M,PT1H30M", "PT0S,PT0S"})
    void durationsArePrintedInDaysWherePossible(String text, String printed) {
        assertThat(IsoDuration.print(IsoDuration.parse(text).orElseThrow())).isEqualTo(printed);
    }
}
