package io.github.keycloakpat.rest;

import io.github.keycloakpat.api.StatsRepresentation;
import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.lifecycle.PatStatus;
import io.github.keycloakpat.core.policy.PolicyBounds;
import io.github.keycloakpat.core.port.PatFilter;
import io.github.keycloakpat.core.port.PatQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts tokens, by conditions that the database checks. */
final class AdminStats {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration LONG = Duration.ofDays(90);

    private final PatServices services;
    private final PatQuery seen;

    /** @param seen all tokens that the administrator may see */
    AdminStats(PatServices services, PatQuery seen) {
        this.services = services;
        this.seen = seen;
    }

    StatsRepresentation of(PolicyBounds bounds) {
        Instant now = seen.now();
        return new StatsRepresentation(
                count(PatStatus.ACTIVE),
                count(PatStatus.EXPIRED),
                count(PatStatus.REVOKED),
                active(seen.filter().expiringBefore(now.plus(WEEK))),
                active(seen.filter().expiringBefore(now.plus(MONTH))),
                active(seen.filter().neverUsed()),
                active(seen.filter().unusedSince(now.minus(LONG))),
                active(seen.filter().outside(new PatFilter.Outside(true, bounds))));
    }

    private long count(PatStatus status) {
        return services.store().count(seen.withStatus(status));
    }

    private long active(PatFilter filter) {
        return services.store()
                .count(new PatQuery(
                        seen.userId(), Optional.of(PatStatus.ACTIVE), Optional.empty(), filter, seen.now()));
    }
}
