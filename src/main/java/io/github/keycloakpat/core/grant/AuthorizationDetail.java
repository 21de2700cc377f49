package io.github.keycloakpat.core.grant;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Operations on particular entities (RFC 9396): these actions, on entities of this type, with these ids.
 *
 * @param id names this detail within its token, so that it can be removed alone
 * @param identifiers never empty; {@code *} alone means all
 */
public record AuthorizationDetail(
        String id, String type, NavigableSet<String> actions, NavigableSet<String> identifiers) {
    /** Stands for every entity of a type. */
    public static final String ALL = "*";

    public AuthorizationDetail {
        actions = Collections.unmodifiableNavigableSet(new TreeSet<>(actions));
        identifiers = Collections.unmodifiableNavigableSet(new TreeSet<>(identifiers));
        if (actions.isEmpty() || identifiers.isEmpty()) {
            throw new IllegalArgumentException("a detail names at least one action and one identifier");
        }
        if (identifiers.contains(ALL) && identifiers.size() > 1) {
            throw new IllegalArgumentException("\"*\" stands alone");
        }
    }

    /** The part whose actions are still allowed, if any is. */
    public Optional<AuthorizationDetail> narrowTo(Set<String> allowedActions) {
        var kept = new TreeSet<>(actions);
        kept.retainAll(allowedActions);
        return kept.isEmpty() ? Optional.empty() : Optional.of(new AuthorizationDetail(id, type, kept, identifiers));
    }

    /** Whether this one allows nothing that the other does not. */
    public boolean isWithin(AuthorizationDetail wider) {
        return type.equals(wider.type)
                && wider.actions.containsAll(actions)
                && (wider.identifiers.contains(ALL) || wider.identifiers.containsAll(identifiers));
    }
}
