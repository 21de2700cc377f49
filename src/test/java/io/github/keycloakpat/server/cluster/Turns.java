package io.github.keycloakpat.server.cluster;

import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Cluster;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.ThrowingRunnable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The turns at the job {@code expiry}, for which each node asks each second by a row that all nodes share. */
final class Turns {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration MORE_THAN_AN_INTERVAL = Duration.ofSeconds(61);
    /** Between a turn's row and the line in the log. */
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private static final String BEGINS = "job expiry begins";

    private final Cluster cluster;

    Turns(Cluster cluster) {
        this.cluster = cluster;
    }

    /** How many there were, on all nodes. */
    long taken() {
        return cluster.logged(BEGINS);
    }

    void makeDue(Keycloak node) {
        node.sqlUpdate("UPDATE PAT_JOB SET RUN_AT = 0 WHERE NAME = 'expiry'");
    }

    /** Returns once a turn has begun since; there is none for a minute then, unless it is made due. */
    void next(Keycloak node) {
        awaitRest(node);
        long before = taken();
        makeDue(node);
        Await.until(SOON, "a turn", () -> taken() > before);
        awaitRest(node);
    }

    /** Until no turn is due, and those that were have been told of. */
    private void awaitRest(Keycloak node) {
        var seen = new AtomicLong(taken());
        var since = new AtomicLong(System.nanoTime());
        Await.until(SOON, "nothing to be due", () -> {
            long taken = taken();
            if (isDue(node) || seen.getAndSet(taken) != taken) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > A_WHILE.toNanos();
        });
    }

    private static boolean isDue(Keycloak node) {
        return !node.sql("SELECT NAME FROM PAT_JOB WHERE NAME = 'expiry' AND RUN_AT = 0")
                .isEmpty();
    }

    /** Runs the block while both nodes ask for the same turn and have no answer yet; call {@link #next} before. */
    void whileBothAsk(ThrowingRunnable block) throws Exception {
        cluster.holding("SELECT RUN_AT FROM PAT_JOB WHERE NAME = 'expiry' FOR UPDATE", () -> {
            cluster.shiftTime(MORE_THAN_AN_INTERVAL);
            Await.until(SOON, "both nodes to ask", () -> asking() == Cluster.NODES);
            block.run();
        });
    }

    private int asking() {
        return cluster.node(0)
                .sql(
                        "SELECT PID FROM PG_STAT_ACTIVITY WHERE WAIT_EVENT_TYPE = 'Lock' AND QUERY ILIKE 'update pat_job%'")
                .size();
    }
}
