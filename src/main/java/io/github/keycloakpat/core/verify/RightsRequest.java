package io.github.keycloakpat.core.verify;

import io.github.keycloakpat.core.grant.ScopeSet;
import java.util.Set;

/**
 * What a caller asks to get of a token's rights.
 *
 * @param scopes empty for all that can be had
 * @param audiences internal ids of applications; empty for no wish
 */
public record RightsRequest(ScopeSet scopes, Set<String> audiences) {
    /** For all that can be had. */
    public static RightsRequest all() {
        return new RightsRequest(ScopeSet.parse(""), Set.of());
    }
}
