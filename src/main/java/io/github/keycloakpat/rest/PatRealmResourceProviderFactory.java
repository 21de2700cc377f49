package io.github.keycloakpat.rest;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers {@code /realms/{realm}/personal-access-tokens}. */
public final class PatRealmResourceProviderFactory implements RealmResourceProviderFactory {
    public static final String PROVIDER_ID = "personal-access-tokens";

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new Provider(session);
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

    private record Provider(KeycloakSession session) implements RealmResourceProvider {
        @Override
        public Object getResource() {
            return new PatRealmResource(session);
        }

        @Override
        public void close() {}
    }
}
