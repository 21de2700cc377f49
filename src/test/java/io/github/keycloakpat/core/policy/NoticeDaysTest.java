package io.github.keycloakpat.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeDaysTest {
    private static final Instant END = Instant.parse("2026-06-30T12:00:00Z");

    /** @param due 0 for none */
    @ParameterizedTest
    @CsvSource({
        "P30D, P8D, 0",
        "P30D, P7DT1S, 0",
        "P30D, P7D, 7",
        "P30D, P4D, 7",
        "P30D, P3D, 3",
        "P30D, P1DT1S, 3",
        "P30D, P1D, 1",
        "P30D, PT1S, 1",
        "P7D, P7D, 0",
        "P7DT1S, P7D, 7",
        "P3D, P3D, 0",
        "P3D, P1D, 1",
        "P1D, PT1H, 0",
        "PT5H, PT1H, 0"
    })
    void theNearestThresholdIsDueThatIsShorterThanTheLife(Duration life, Duration left, int due) {
        OptionalInt expected = due == 0 ? OptionalInt.empty() : OptionalInt.of(due);

        assertThat(NoticeDays.due(List.of(7, 3, 1), END.minus(life), END, END.minus(left)))
                .isEqualTo(expected);
        assertThat(NoticeDays.due(List.of(1, 7, 3), END.minus(life), END, END.minus(left)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"P30D", "P1D", "PT1S"})
    void nothingIsDueWithoutThresholds(Duration left) {
        assertThat(NoticeDays.due(List.of(), END.minus(Duration.ofDays(60)), END, END.minus(left)))
                .isEmpty();
    }
}
