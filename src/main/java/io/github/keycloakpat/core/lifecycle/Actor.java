package io.github.keycloakpat.core.lifecycle;

import java.util.Optional;

/**
 * Who changes a token.
 *
 * @param userId empty where a rule of the realm does it and nobody in person
 * @param through the token by which the user does it; empty where they do it in person
 */
public record Actor(Optional<String> userId, Optional<CallingToken> through) {
    public static Actor user(String id) {
        return new Actor(Optional.of(id), Optional.empty());
    }

    public static Actor token(CallingToken token) {
        return new Actor(Optional.of(token.ownerId()), Optional.of(token));
    }

    public static Actor rule() {
        return new Actor(Optional.empty(), Optional.empty());
    }

    boolean is(String ownerId) {
        return userId.filter(ownerId::equals).isPresent();
    }
}
