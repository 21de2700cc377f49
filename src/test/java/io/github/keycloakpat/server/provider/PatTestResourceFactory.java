package io.github.keycloakpat.server.provider;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers {@link PatTestResource}; only in the jar that the tests make. */
public final class PatTestResourceFactory implements RealmResourceProviderFactory, RealmResourceProvider {

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public Object getResource() {
        return new PatTestResource();
    }

    @Override
    public String getId() {
        return "pat-test";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
