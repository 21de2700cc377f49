package io.github.keycloakpat.introspection;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.RefreshTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;

/** Takes the place of Keycloak's own provider for refresh tokens. */
public final class PatRefreshIntrospectionProviderFactory extends RefreshTokenIntrospectionProviderFactory {

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new PatRefreshIntrospectionProvider(session);
    }

    @Override
    public int order() {
        return 100;
    }
}
