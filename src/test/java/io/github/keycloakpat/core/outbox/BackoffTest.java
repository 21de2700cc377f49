package io.github.keycloakpat.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest
    @CsvSource({"1,PT5S", "2,PT5M", "3,PT30M", "4,PT2H", "5,PT5H", "6,PT10H", "7,PT14H", "8,PT20H", "9,PT24H"})
    void eachFailureWaitsLongerAndUpToATenthMore(int failures, Duration wait) {
        Duration waited =
                Backoff.after(failures, Optional.empty(), new Random(failures)).orElseThrow();

        assertThat(waited).isBetween(wait, wait.plus(wait.dividedBy(10)));
    }

    @Property
    void theTenthFailureIsTheLast(@ForAll @IntRange(min = 10, max = 1000) int failures, @ForAll long wish) {
        assertThat(Backoff.after(failures, Optional.of(Duration.ofSeconds(Math.abs(wish % 1000))), new Random()))
                .isEmpty();
    }

    @Property
    void aWishMakesItLongerAndNeverShorterNorLongerThanADay(
            @ForAll @IntRange(min = 1, max = 9) int failures,
            @ForAll @LongRange(min = -1_000_000_000, max = 1_000_000_000) long wish) {
        var random = new Random(1);
        Duration plain =
                Backoff.after(failures, Optional.empty(), new Random(1)).orElseThrow();
        Duration wished = Backoff.after(failures, Optional.of(Duration.ofSeconds(wish)), random)
                .orElseThrow();

        assertThat(wished).isBetween(plain, Duration.ofHours(27));
        if (wish <= Duration.ofHours(24).toSeconds()) {
            assertThat(wished).isGreaterThanOrEqualTo(Duration.ofSeconds(wish));
        }
    }
}
