package io.github.keycloakpat.api;

/**
 * Counts of tokens; all but the first three are of active ones.
 *
 * @param unused90Days whose value was issued, and that were last used, more than 90 days ago
 * @param outsidePolicy that today's policy would not let be made so
 */
public record StatsRepresentation(
        long active,
        long expired,
        long revoked,
        long expiringIn7Days,
        long expiringIn30Days,
        long neverUsed,
        long unused90Days,
        long outsidePolicy) {}
