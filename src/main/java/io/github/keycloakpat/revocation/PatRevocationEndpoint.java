package io.github.keycloakpat.revocation;

import io.github.keycloakpat.token.PatFormat;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.endpoints.TokenRevocationEndpoint;

/** Revocation (RFC 7009): of personal access tokens here, of all other tokens by Keycloak. */
public final class PatRevocationEndpoint extends TokenRevocationEndpoint {
    private final KeycloakSession session;
    private final EventBuilder event;

    public PatRevocationEndpoint(KeycloakSession session, EventBuilder event) {
        super(session, event);
        this.session = session;
        this.event = event;
    }

    @Override
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke() {
        String token =
                session.getContext().getHttpRequest().getDecodedFormParameters().getFirst(PARAM_TOKEN);
        return PatFormat.parse(token)
                .map(value -> new ValueRevocation(session, event).revoke(value))
                .orElseGet(super::revoke);
    }
}
