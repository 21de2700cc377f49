package io.github.keycloakpat.discovery;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.wellknown.WellKnownProvider;
import org.keycloak.wellknown.WellKnownProviderFactory;

/** Takes a well-known document over from Keycloak, which goes on writing it. */
abstract sealed class PatWellKnownProviderFactory implements WellKnownProviderFactory
        permits PatOpenIdConfigurationFactory, PatAuthorizationServerFactory {
    private static final String PREFIX = "pat-";

    @Override
    public WellKnownProvider create(KeycloakSession session) {
        return new PatMetadata(session, this);
    }

    /** Keycloak's own have 100 and the lowest is used; a document of an administrator's own keeps before us. */
    @Override
    public int getPriority() {
        return 50;
    }

    @Override
    public String getId() {
        return PREFIX + getAlias();
    }

    @Override
    public abstract String getAlias();

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
