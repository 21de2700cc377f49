package io.github.keycloakpat.revocation;

import jakarta.ws.rs.Path;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;

/** Keycloak's OpenID Connect endpoints with another one for revocation. */
public final class PatProtocolService extends OIDCLoginProtocolService {
    private final KeycloakSession session;
    private final EventBuilder event;

    PatProtocolService(KeycloakSession session, EventBuilder event) {
        super(session, event);
        this.session = session;
        this.event = event;
    }

    @Override
    @Path("revoke")
    public Object revoke() {
        return new PatRevocationEndpoint(session, event);
    }
}
