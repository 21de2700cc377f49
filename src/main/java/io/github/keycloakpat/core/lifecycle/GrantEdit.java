package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.grant.AuthorizationDetail;
import io.github.keycloakpat.core.grant.IpRanges;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which rights of a token shall be others; what is empty stays. */
public record GrantEdit(
        Optional<ScopeSet> scopes,
        Optional<Set<String>> roles,
        Optional<Set<String>> audiences,
        Optional<List<AuthorizationDetail>> details,
        Optional<IpRanges> allowedIps) {
    public static GrantEdit none() {
        return new GrantEdit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    PatGrant applyTo(PatGrant before) {
        return new PatGrant(
                scopes.orElse(before.scopes()),
                roles.isPresent() ? roles : before.roles(),
                audiences.orElse(before.audiences()),
                details.orElse(before.details()),
                allowedIps.orElse(before.allowedIps()));
    }
}
