package io.github.keycloakpat.core.lifecycle;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.PatGrant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a token that manages tokens must not go beyond: itself, as it is now. */
final class TokenLimit {
    static final String LIFE = "expiresAt";

    private final Pat calling;
    private final Widening widening;

    /** @param widening by the roles of the calling token's owner */
    TokenLimit(Pat calling, Widening widening) {
        this.calling = calling;
        this.widening = widening;
    }

    /** @throws FaultException {@code permission_denied} if the other token is beyond this one in any respect */
    void require(Pat other) {
        List<String> beyond = beyond(other);
        if (!beyond.isEmpty()) {
            throw FaultException.of(
                    Fault.PERMISSION_DENIED,
                    field(beyond.get(0)),
                    "A token can only make and change tokens that are within itself. Beyond the token that you call with: "
                            + String.join(", ", beyond) + "." + (beyond.contains(LIFE) ? end() : ""),
                    beyond.toArray(String[]::new));
        }
    }

    private String end() {
        return calling.expiresAt().map(end -> " It ends at " + end + ".").orElse("");
    }

    private List<String> beyond(Pat other) {
        List<String> parts = new ArrayList<>(widening.beyond(calling.grant(), other.grant()));
        if (rolesAreNotToBeCompared(other) && !parts.contains(Widening.ROLES)) {
            parts.add(Widening.ROLES);
        }
        if (!endsWithin(other.expiresAt(), calling.expiresAt())) {
            parts.add(LIFE);
        }
        return parts;
    }

    /** The roles that scopes bring to another user can be any. */
    private boolean rolesAreNotToBeCompared(Pat other) {
        PatGrant grant = other.grant();
        return grant.roles().isEmpty() && !other.userId().equals(calling.userId());
    }

    private static boolean endsWithin(Optional<Instant> end, Optional<Instant> limit) {
        return limit.isEmpty() || (end.isPresent() && !end.get().isAfter(limit.get()));
    }
}
