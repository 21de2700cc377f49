package io.github.keycloakpat.core.leak;

import io.github.keycloakpat.token.PatSecret;
import java.util.Optional;

/**
 * A well-formed value that somebody found.
 *
 * @param url where it was found
 * @param source what kind of place that is
 */
public record LeakedValue(PatSecret secret, Optional<String> url, Optional<String> source) {
    /** The place may hold the value. */
    @Override
    public String toString() {
        return "LeakedValue";
    }
}
