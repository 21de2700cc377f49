package io.github.keycloakpat.revocation;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.ext.OIDCExtProvider;
import org.keycloak.protocol.oidc.ext.OIDCExtProviderFactory;

/** Registers {@code …/protocol/openid-connect/ext/revoke}. */
public final class PatRevocationExtensionFactory implements OIDCExtProviderFactory {

    @Override
    public OIDCExtProvider create(KeycloakSession session) {
        return new PatRevocationExtension(session);
    }

    @Override
    public String getId() {
        return "revoke";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
