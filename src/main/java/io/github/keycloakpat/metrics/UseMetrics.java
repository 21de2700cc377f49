package io.github.keycloakpat.metrics;

import io.github.keycloakpat.core.verify.Refusal;

/** Counts what comes of tokens that are presented. */
public final class UseMetrics {
    private UseMetrics() {}

    public static void count(Door door, UseOutcome outcome) {
        Meters.USES.get(door).get(outcome).increment();
    }

    /** @param limited whether the answer says only that too many were refused */
    public static void refused(Door door, Refusal reason, boolean limited) {
        count(door, limited ? UseOutcome.LIMITED : UseOutcome.REFUSED);
        Meters.REFUSALS.get(reason).increment();
    }

    /** Uses for which there was no room. */
    public static void lost(long uses) {
        Meters.USES_LOST.increment((double) uses);
    }
}
