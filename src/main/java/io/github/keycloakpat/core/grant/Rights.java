package io.github.keycloakpat.core.grant;

import java.util.List;
import java.util.Set;

/**
 * What one use may do: the token's grant, cut to what its owner holds now, what the realm's policy allows now, what the
 * client may, and what was asked for.
 *
 * @param roles internal ids, composites expanded
 */
public record Rights(ScopeSet scopes, Set<String> roles, AudienceRule audience, List<AuthorizationDetail> details) {
    public Rights {
        roles = Set.copyOf(roles);
        details = List.copyOf(details);
    }
}
