package io.github.keycloakpat.core.grant;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a token was given. What it may do is decided at each use, and is never more than this.
 *
 * @param scopes names of client scopes; empty means none
 * @param roles empty: those that the token's own scopes bring; a set, by internal id: exactly these
 * @param audiences the applications it is good for, by internal id; an empty set restricts nothing by itself
 * @param details operations on particular entities; empty means none
 * @param allowedIps where it may be used from
 */
public record PatGrant(
        ScopeSet scopes,
        Optional<Set<String>> roles,
        Set<String> audiences,
        List<AuthorizationDetail> details,
        IpRanges allowedIps) {
    public PatGrant {
        roles = roles.map(Set::copyOf);
        audiences = Set.copyOf(audiences);
        details = List.copyOf(details);
    }

    /** May do nothing, from anywhere. */
    public static PatGrant nothing() {
        return new PatGrant(ScopeSet.none(), Optional.empty(), Set.of(), List.of(), IpRanges.anywhere());
    }

    /** May do nothing, for no application that there is, and is therefore refused. */
    public static PatGrant unusable() {
        return nothing().withRoles(Set.of()).withAudiences(Set.of("unreadable"));
    }

    public PatGrant withScopes(ScopeSet changed) {
        return new PatGrant(changed, roles, audiences, details, allowedIps);
    }

    public PatGrant withRoles(Set<String> changed) {
        return new PatGrant(scopes, Optional.of(changed), audiences, details, allowedIps);
    }

    public PatGrant withAudiences(Set<String> changed) {
        return new PatGrant(scopes, roles, changed, details, allowedIps);
    }

    public PatGrant withDetails(List<AuthorizationDetail> changed) {
        return new PatGrant(scopes, roles, audiences, changed, allowedIps);
    }

    public PatGrant withAllowedIps(IpRanges changed) {
        return new PatGrant(scopes, roles, audiences, details, changed);
    }
}
