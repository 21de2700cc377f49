package io.github.keycloakpat.directgrant;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.ResourceOwnerPasswordCredentialsGrantTypeFactory;

/** Registers {@link PatPasswordGrantType} under the name of Keycloak's own, which it replaces. */
public final class PatPasswordGrantTypeFactory extends ResourceOwnerPasswordCredentialsGrantTypeFactory {

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new PatPasswordGrantType();
    }

    /** Keycloak's has order 0; of those with one name the highest is used. */
    @Override
    public int order() {
        return 100;
    }
}
