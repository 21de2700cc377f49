package io.github.keycloakpat.storage.jpa;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers our tables. */
public final class PatJpaEntityProviderFactory implements JpaEntityProviderFactory {
    /** Never to be changed: the name of the table that remembers which changes were made is made from it. */
    static final String PROVIDER_ID = "kcpat";

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new PatJpaEntityProvider();
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
