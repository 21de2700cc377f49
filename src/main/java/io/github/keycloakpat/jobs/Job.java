package io.github.keycloakpat.jobs;

import java.time.Duration;
import java.time.Instant;

/** Work that one node of the cluster does once per interval. Doing it again, or half of it, does no harm. */
interface Job {
    /** Its row in {@code PAT_JOB}. */
    String name();

    Duration interval();

    void run(Sweep sweep, Instant now);
}
