package io.github.keycloakpat.protocol;

import io.github.keycloakpat.introspection.PatTokenEndpoint;
import io.github.keycloakpat.revocation.PatRevocationEndpoint;
import jakarta.ws.rs.Path;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;

/** Keycloak's OpenID Connect endpoints, with others for revocation and for introspection below the token endpoint. */
public final class PatProtocolService extends OIDCLoginProtocolService {
    private final KeycloakSession session;
    private final EventBuilder event;

    PatProtocolService(KeycloakSession session, EventBuilder event) {
        super(session, event);
        this.session = session;
        this.event = event;
    }

    @Override
    @Path("token")
    public Object token() {
        return new PatTokenEndpoint(session, event);
    }

    @Override
    @Path("revoke")
    public Object revoke() {
        return new PatRevocationEndpoint(session, event);
    }
}
