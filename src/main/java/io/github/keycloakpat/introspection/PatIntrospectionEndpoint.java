package io.github.keycloakpat.introspection;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.NoCache;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.endpoints.TokenIntrospectionEndpoint;
import org.keycloak.utils.MediaType;

/** Keycloak's introspection, where an unknown hint keeps nobody from asking about a token of ours. */
public final class PatIntrospectionEndpoint extends TokenIntrospectionEndpoint {
    private final KeycloakSession session;
    private final EventBuilder event;

    PatIntrospectionEndpoint(KeycloakSession session, EventBuilder event) {
        super(session, event);
        this.session = session;
        this.event = event;
    }

    /** The form can be read no earlier than here. */
    @Override
    @POST
    @NoCache
    @Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_JWT})
    public Response introspect() {
        return UnknownHint.forget(session)
                ? new TokenIntrospectionEndpoint(session, event).introspect()
                : super.introspect();
    }
}
