package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a job has its turn: by its row, which all nodes of a cluster share. */
@KeycloakTest
@Tag("rows")
class JobTurnIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration NEARLY = Duration.ofSeconds(40);

    private final Keycloak keycloak;
    private final Jobs jobs;

    JobTurnIT(Keycloak keycloak) {
        this.keycloak = keycloak;
        this.jobs = new Jobs(keycloak);
    }

    @ParameterizedTest
    @CsvSource({"unused, PT1H", "retention, PT1H", "orphans, P1D"})
    void aJobHasOneTurnInEachInterval(String job, Duration interval) {
        jobs.runAll();
        long turn = jobs.runAt(job);

        keycloak.shiftTime(interval.minus(NEARLY));
        jobs.tick();
        jobs.tick();
        assertThat(jobs.runAt(job)).isEqualTo(turn);

        keycloak.shiftTime(NEARLY);
        Await.until(SOON, "the next turn of " + job, () -> jobs.runAt(job) > turn);
    }

    @ParameterizedTest
    @CsvSource({"unused", "orphans"})
    void aJobHasItsTurnAfterClocksWereSetBack(String job) {
        keycloak.shiftTime(Duration.ofDays(2));
        jobs.runAll();

        keycloak.resetTime();

        Await.until(
                SOON,
                "a turn of " + job,
                () -> jobs.runAt(job) <= keycloak.now().toEpochMilli());
    }
}
