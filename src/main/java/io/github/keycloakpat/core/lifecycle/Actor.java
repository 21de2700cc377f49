package io.github.keycloakpat.core.lifecycle;

import java.util.Optional;

/**
 * Who changes a token.
 *
 * @param userId empty where a rule of the realm does it and nobody in person
 */
public record Actor(Optional<String> userId) {
    public static Actor user(String id) {
        return new Actor(Optional.of(id));
    }

    public static Actor rule() {
        return new Actor(Optional.empty());
    }
}
