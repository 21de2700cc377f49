package io.github.keycloakpat.revocation;

import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.ext.OIDCExtProvider;

/** The same revocation at an address of our own: {@code …/protocol/openid-connect/ext/revoke}. */
public final class PatRevocationExtension implements OIDCExtProvider {
    private final KeycloakSession session;
    private EventBuilder event;

    PatRevocationExtension(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void setEvent(EventBuilder event) {
        this.event = event;
    }

    @POST
    public Response revoke() {
        return endpoint().revoke();
    }

    @OPTIONS
    public Response preflight() {
        return endpoint().preflight();
    }

    private PatRevocationEndpoint endpoint() {
        return new PatRevocationEndpoint(session, event);
    }

    @Override
    public void close() {}
}
