package io.github.keycloakpat.introspection;

import org.keycloak.authorization.protection.introspect.RPTIntrospectionProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;

/** Takes the place of Keycloak's own provider for requesting party tokens. */
public final class PatRptIntrospectionProviderFactory extends RPTIntrospectionProviderFactory {

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new PatRptIntrospectionProvider(session);
    }

    @Override
    public int order() {
        return 100;
    }
}
