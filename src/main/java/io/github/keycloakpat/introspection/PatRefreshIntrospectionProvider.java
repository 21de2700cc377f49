package io.github.keycloakpat.introspection;

import jakarta.ws.rs.core.Response;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.RefreshTokenIntrospectionProvider;

/** Introspection for those who take a personal access token for a refresh token: the hint may be wrong (RFC 7662 §2.1). */
final class PatRefreshIntrospectionProvider extends RefreshTokenIntrospectionProvider {
    PatRefreshIntrospectionProvider(KeycloakSession session) {
        super(session);
    }

    @Override
    public Response introspect(String token, EventBuilder event) {
        return ValueIntrospection.introspect(session, token, event, super::introspect);
    }
}
