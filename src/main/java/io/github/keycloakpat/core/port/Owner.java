package io.github.keycloakpat.core.port;

import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.verify.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The user to whom a token belongs, and what they are and hold at this moment. Roles are named by internal id. */
public interface Owner {
    String userId();

    /** Which of these scopes exist, may be granted by policy, and are held by the owner. */
    ScopeSet grantable(ScopeSet wanted);

    /** The roles that these scopes bring to this owner: mapped to them and held, composites expanded. */
    Set<String> rolesOf(ScopeSet scopes);

    /** What of these roles and of what they are composed of the owner holds. */
    Set<String> held(Set<String> roles);

    /** Whether the owner holds this very role and it may be put into tokens. */
    boolean mayGrant(String roleId);

    /** @param role {@code name} of a realm role or {@code clientId/name} */
    boolean hasRole(String role);

    /** Why a value that was issued at this time must not be used by this owner now. */
    Optional<Refusal> refusal(Instant secretIssuedAt);
}
