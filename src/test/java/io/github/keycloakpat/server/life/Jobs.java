package io.github.keycloakpat.server.life;

import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import java.time.Duration;
import java.util.Map;

/** The server's own jobs, told to be due. */
public final class Jobs {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String AWAY = "away";

    private final Keycloak keycloak;

    public Jobs(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** Returns when each has run to its end: they run one after the other, so the next turn comes after the last end. */
    public void runAll() {
        keycloak.sqlUpdate("UPDATE PAT_JOB SET RUN_AT = 0");
        Await.until(
                SOON,
                "all jobs",
                () -> keycloak.sql("SELECT NAME FROM PAT_JOB WHERE RUN_AT = 0").isEmpty());
        tick();
    }

    /** One more round of looking which jobs are due. */
    public void tick() {
        keycloak.sqlUpdate("UPDATE PAT_JOB SET RUN_AT = 0 WHERE NAME = 'expiry'");
        Await.until(SOON, "a round of jobs", () -> runAt("expiry") > 0);
    }

    long runAt(String job) {
        Map<String, Object> row =
                keycloak.sql("SELECT RUN_AT FROM PAT_JOB WHERE NAME = ?", job).get(0);
        return ((Number) row.get("run_at")).longValue();
    }

    /** Until {@link #resume()} nobody tells of expiry: a name that is not there is nobody's turn. */
    void holdExpiry() {
        keycloak.sqlUpdate("UPDATE PAT_JOB SET NAME = ? WHERE NAME = 'expiry'", AWAY);
    }

    void resume() {
        keycloak.sqlUpdate("UPDATE PAT_JOB SET NAME = 'expiry' WHERE NAME = ?", AWAY);
    }
}
