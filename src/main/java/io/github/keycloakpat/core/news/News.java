package io.github.keycloakpat.core.news;

import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.lifecycle.Change;
import io.github.keycloakpat.core.lifecycle.Pat;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened to a token, or will.
 *
 * @param pat the token after it; empty if it was deleted before
 * @param details as in the audit trail
 */
public record News(
        NewsType type,
        AuditEntry.Subject subject,
        Optional<Pat> pat,
        Actor actor,
        Instant at,
        Map<String, Object> details) {
    /** Details of {@link NewsType#EXPIRING}: in how many days, at most. */
    public static final String DAYS = "days";
    /** Details of {@link NewsType#NEW_ADDRESS}. */
    public static final String ADDRESS = "address";

    public News {
        details = Map.copyOf(details);
    }

    /** Empty for what is no news. */
    public static Optional<News> of(Change change) {
        return NewsType.of(change.type())
                .map(type -> of(type, change.pat(), change.actor(), change.at(), change.details()));
    }

    public static News of(NewsType type, Pat pat, Actor actor, Instant at, Map<String, Object> details) {
        var subject = new AuditEntry.Subject(pat.id(), pat.name().value(), pat.userId());
        return new News(type, subject, Optional.of(pat), actor, at, details);
    }
}
