package io.github.keycloakpat.core.fake;

import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.port.Owner;
import io.github.keycloakpat.core.verify.Refusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An owner whose rights a test can change. */
public final class FakeOwner implements Owner {
    public static final String ID = "owner";

    public ScopeSet scopes;
    public Set<String> roles;
    public Map<String, Set<String>> rolesByScope;
    public Optional<Refusal> refusal = Optional.empty();

    public FakeOwner(ScopeSet scopes, Set<String> roles, Map<String, Set<String>> rolesByScope) {
        this.scopes = scopes;
        this.roles = roles;
        this.rolesByScope = rolesByScope;
    }

    @Override
    public String userId() {
        return ID;
    }

    @Override
    public ScopeSet grantable(ScopeSet wanted) {
        return wanted.narrowTo(scopes);
    }

    @Override
    public Set<String> rolesOf(ScopeSet names) {
        Set<String> brought = new HashSet<>();
        names.values().forEach(name -> brought.addAll(rolesByScope.getOrDefault(name, Set.of())));
        return held(brought);
    }

    @Override
    public Set<String> held(Set<String> wanted) {
        Set<String> both = new HashSet<>(wanted);
        both.retainAll(roles);
        return both;
    }

    @Override
    public boolean mayGrant(String roleId) {
        return roles.contains(roleId);
    }

    @Override
    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    @Override
    public Optional<Refusal> refusal(Instant secretIssuedAt) {
        return refusal;
    }
}
