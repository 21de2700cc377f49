package io.github.keycloakpat.metrics;

import java.util.concurrent.TimeUnit;

/** Counts and times the turns that this node has at the cluster's jobs. */
public final class JobMetrics {
    private JobMetrics() {}

    /** Shows a job that had no turn yet. */
    public static void register(String job) {
        Meters.job(job, true);
        Meters.job(job, false);
        Meters.jobFaults(job);
    }

    public static void timed(String job, Runnable turn) {
        boolean succeeded = false;
        long begin = System.nanoTime();
        try {
            turn.run();
            succeeded = true;
        } finally {
            Meters.job(job, succeeded).record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
    }

    /** A part of it failed, and the rest went on. */
    public static void partFailed(String job) {
        Meters.jobFaults(job).increment();
    }
}
