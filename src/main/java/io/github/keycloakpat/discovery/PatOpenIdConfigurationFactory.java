package io.github.keycloakpat.discovery;

import org.keycloak.protocol.oidc.OIDCWellKnownProviderFactory;

/** {@code /realms/{realm}/.well-known/openid-configuration} (OpenID Connect Discovery 1.0 §4). */
public final class PatOpenIdConfigurationFactory extends PatMetadataFactory {
    @Override
    public String getAlias() {
        return OIDCWellKnownProviderFactory.PROVIDER_ID;
    }
}
