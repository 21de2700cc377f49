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
 * @param unused tokens that were not used
 * @param outside tokens that today's policy would not let be made so
 * @param viewableOnly whether only owners count whom the administrator of this request may view
 */
public record PatFilter(
        Optional<String> scope,
        Optional<String> audience,
        Optional<Instant> expiresBefore,
        Optional<Unused> unused,
        Optional<Outside> outside,
        boolean viewableOnly) {
    /** @param wanted whether those outside of the bounds are meant, or those within */
    public record Outside(boolean wanted, PolicyBounds bounds) {}

    /** Not used. */
    public sealed interface Unused {
        /** Never at all. */
        record Ever() implements Unused {}

        /** Neither issued nor used since then. */
        record Since(Instant instant) implements Unused {}
    }

    public static PatFilter none() {
        return new PatFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    public PatFilter amongViewable() {
        return new PatFilter(scope, audience, expiresBefore, unused, outside, true);
    }

    public PatFilter expiringBefore(Instant end) {
        return new PatFilter(scope, audience, Optional.of(end), unused, outside, viewableOnly);
    }

    public PatFilter neverUsed() {
        return new PatFilter(scope, audience, expiresBefore, Optional.of(new Unused.Ever()), outside, viewableOnly);
    }

    public PatFilter unusedSince(Instant instant) {
        return new PatFilter(
                scope, audience, expiresBefore, Optional.of(new Unused.Since(instant)), outside, viewableOnly);
    }

    public PatFilter outside(Outside wanted) {
        return new PatFilter(scope, audience, expiresBefore, unused, Optional.of(wanted), viewableOnly);
    }
}
