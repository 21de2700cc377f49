package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.grant.AuthorizationDetail;
import io.github.keycloakpat.core.grant.IpRanges;
import io.github.keycloakpat.core.grant.ScopeSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What shall change of a token; what is empty stays. Rights can only be narrowed.
 *
 * @param description an empty text takes it away
 */
public record Edit(
        Optional<PatName> name,
        Optional<String> description,
        Optional<ScopeSet> scopes,
        Optional<Set<String>> roles,
        Optional<Set<String>> audiences,
        Optional<List<AuthorizationDetail>> details,
        Optional<IpRanges> allowedIps) {}
