package io.github.keycloakpat.core.port;

import io.github.keycloakpat.core.grant.ScopeSet;
import java.util.Set;

/** What the client through which a token is used may have at the most. */
public interface ClientLimits {
    /** Which of these scopes are assigned to the client. */
    ScopeSet assigned(ScopeSet scopes);

    /** Which of these roles, by internal id, the client may have when it has these scopes. */
    Set<String> permitted(Set<String> roles, ScopeSet granted);
}
