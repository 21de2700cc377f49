package io.github.keycloakpat.node;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Hears admin events of every realm, also where admin events are not kept. */
public final class PolicyListenerFactory implements EventListenerProviderFactory {
    public static final String PROVIDER_ID = "personal-access-token-policy";

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new PolicyListener(session);
    }

    /** No realm has to name it. */
    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void close() {}
}
