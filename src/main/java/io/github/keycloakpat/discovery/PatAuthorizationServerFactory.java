package io.github.keycloakpat.discovery;

import org.keycloak.protocol.oauth2.OAuth2WellKnownProviderFactory;

/**
 * {@code /.well-known/oauth-authorization-server/realms/{realm}} (RFC 8414 §3.1), and Keycloak's older address of it below
 * the realm.
 */
public final class PatAuthorizationServerFactory extends PatMetadataFactory {
    @Override
    public String getAlias() {
        return OAuth2WellKnownProviderFactory.PROVIDER_ID;
    }

    @Override
    public boolean isAvailableViaServerMetadata() {
        return true;
    }
}
