package io.github.keycloakpat.core.port;

import io.github.keycloakpat.core.policy.PolicyBounds;
import java.time.Instant;
import java.util.Optional;

/**
 * What administrators look for; what is empty filters nothing.
 *
 * @param scope tokens that have it
 * @param audience tokens that name this application, by internal id
 * @param expiresBefore tokens that end before this
 * @param unusedSince tokens whose value was issued, and that were last used, before this
 * @param outside tokens that today's policy would not let be made so
 * @param viewableOnly whether only owners count whom the administrator of this request may view
 */
public record PatFilter(
        Optional<String> scope,
        Optional<String> audience,
        Optional<Instant> expiresBefore,
        Optional<Instant> unusedSince,
        Optional<Outside> outside,
        boolean viewableOnly) {
    /** @param wanted whether those outside of the bounds are meant, or those within */
    public record Outside(boolean wanted, PolicyBounds bounds) {}

    public static PatFilter none() {
        return new PatFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    public PatFilter amongViewable() {
        return new PatFilter(scope, audience, expiresBefore, unusedSince, outside, true);
    }
}
