package io.github.keycloakpat.core.lifecycle;

import java.util.Optional;

/**
 * Who changes a token.
 *
 * @param userId empty where nobody says who they are
 * @param through the token by which the user does it; empty where they do it in person
 * @param byRequest whether somebody asked for it; if not, a rule of the realm does it
 */
public record Actor(Optional<String> userId, Optional<CallingToken> through, boolean byRequest) {
    public static Actor user(String id) {
        return new Actor(Optional.of(id), Optional.empty(), true);
    }

    public static Actor token(CallingToken token) {
        return new Actor(Optional.of(token.ownerId()), Optional.of(token), true);
    }

    /** Whoever has the value of a token, as its owner does, or a thief, or who found it. */
    public static Actor holder() {
        return new Actor(Optional.empty(), Optional.empty(), true);
    }

    public static Actor rule() {
        return new Actor(Optional.empty(), Optional.empty(), false);
    }

    public boolean is(String ownerId) {
        return userId.filter(ownerId::equals).isPresent();
    }
}
