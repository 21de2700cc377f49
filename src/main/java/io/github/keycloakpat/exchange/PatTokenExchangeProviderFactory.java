package io.github.keycloakpat.exchange;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.TokenExchangeProviderFactory;

/** Registers the exchange of personal access tokens (RFC 8693) ahead of Keycloak's {@code standard} provider. */
public final class PatTokenExchangeProviderFactory implements TokenExchangeProviderFactory {
    public static final String PROVIDER_ID = "pat";

    private static final PatTokenExchangeProvider PROVIDER = new PatTokenExchangeProvider();

    @Override
    public TokenExchangeProvider create(KeycloakSession session) {
        return PROVIDER;
    }

    /** "standard" has order 10; the first provider whose {@code supports} says yes is used. */
    @Override
    public int order() {
        return 100;
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
