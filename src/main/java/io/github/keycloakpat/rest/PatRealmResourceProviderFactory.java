package io.github.keycloakpat.rest;

import io.github.keycloakpat.forwardauth.ForwardAuthDoor;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.cache.LocalCacheProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Registers {@code /realms/{realm}/personal-access-tokens}. */
public final class PatRealmResourceProviderFactory implements RealmResourceProviderFactory {
    public static final String PROVIDER_ID = "personal-access-tokens";

    private ForwardAuthDoor forwardAuth;

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new Resource(session, forwardAuth);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        try (KeycloakSession session = factory.create()) {
            forwardAuth = ForwardAuthDoor.open(session);
        }
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(LocalCacheProvider.class);
    }

    @Override
    public void close() {
        if (forwardAuth != null) {
            forwardAuth.close();
        }
    }

    private record Resource(KeycloakSession session, ForwardAuthDoor forwardAuth) implements RealmResourceProvider {
        @Override
        public Object getResource() {
            return new PatRealmResource(session, forwardAuth);
        }

        @Override
        public void close() {}
    }
}
