package io.github.keycloakpat.introspection;

import jakarta.ws.rs.Path;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.endpoints.TokenEndpoint;

/** Keycloak's token endpoint, where an unknown hint keeps nobody from asking about a token of ours. */
public final class PatTokenEndpoint extends TokenEndpoint {
    private final KeycloakSession session;

    public PatTokenEndpoint(KeycloakSession session, EventBuilder event) {
        super(session, new TokenManager(), event);
        this.session = session;
    }

    @Override
    @Path("introspect")
    public Object introspect() {
        UnknownHint.forget(session);
        return super.introspect();
    }
}
