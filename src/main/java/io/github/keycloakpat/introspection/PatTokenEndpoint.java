package io.github.keycloakpat.introspection;

import jakarta.ws.rs.Path;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.endpoints.TokenEndpoint;

/** Keycloak's token endpoint with another one for introspection below. */
public final class PatTokenEndpoint extends TokenEndpoint {
    private final KeycloakSession session;
    private final EventBuilder event;

    public PatTokenEndpoint(KeycloakSession session, EventBuilder event) {
        super(session, new TokenManager(), event);
        this.session = session;
        this.event = event;
    }

    @Override
    @Path("introspect")
    public Object introspect() {
        return new PatIntrospectionEndpoint(session, event);
    }
}
