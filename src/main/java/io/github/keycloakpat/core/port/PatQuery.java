package io.github.keycloakpat.core.port;

import io.github.keycloakpat.core.lifecycle.PatStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Which tokens of a realm.
 *
 * @param userId of one owner; empty for all whom the caller may see
 * @param status empty for all
 * @param search part of name, description or hint, whatever the case
 * @param now the one instant by which all statuses of the answer are told
 */
public record PatQuery(
        Optional<String> userId, Optional<PatStatus> status, Optional<String> search, PatFilter filter, Instant now) {
    public static PatQuery ofOwner(String userId, Optional<PatStatus> status, Optional<String> search, Instant now) {
        return new PatQuery(Optional.of(userId), status, search, PatFilter.none(), now);
    }

    public PatQuery amongViewable() {
        return new PatQuery(userId, status, search, filter.amongViewable(), now);
    }

    public PatQuery withStatus(PatStatus wanted) {
        return new PatQuery(userId, Optional.of(wanted), search, filter, now);
    }

    /** Which part of the list, in which order. Missing values come last, equal ones by id. */
    public record Page(Sort sort, boolean ascending, int first, int max) {}

    /** What a list is ordered by. */
    public enum Sort {
        NAME,
        CREATED_AT,
        EXPIRES_AT,
        LAST_USED_AT
    }
}
