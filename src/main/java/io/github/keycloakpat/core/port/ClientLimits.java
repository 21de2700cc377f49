package io.github.keycloakpat.core.port;

import io.github.keycloakpat.core.grant.ScopeSet;
import java.util.Set;

/** What the client through which a token is used may have at the most. */
public interface ClientLimits {
    /** Of a use that gives no client anything: all that the token has. */
    static ClientLimits none() {
        return new ClientLimits() {
            @Override
            public ScopeSet assigned(ScopeSet scopes) {
                return scopes;
            }

            @Override
            public Set<String> permitted(Set<String> roles, ScopeSet granted) {
                return roles;
            }
        };
    }

    /** Which of these scopes are assigned to the client. */
    ScopeSet assigned(ScopeSet scopes);

    /** Which of these roles, by internal id, the client may have when it has these scopes. */
    Set<String> permitted(Set<String> roles, ScopeSet granted);
}
