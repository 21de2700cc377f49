package io.github.keycloakpat.discovery;

import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.wellknown.WellKnownProvider;
import org.keycloak.wellknown.WellKnownProviderFactory;

/** Takes a well-known document over from Keycloak, which goes on writing it. */
abstract sealed class PatWellKnownProviderFactory implements WellKnownProviderFactory
        permits PatMetadataFactory, PatUmaConfigurationFactory {
    private static final String PREFIX = "pat-";

    @Override
    public final WellKnownProvider create(KeycloakSession session) {
        return new PatMetadata(session, this, members(session));
    }

    /** What the document has besides Keycloak's own. */
    abstract Map<String, Object> members(KeycloakSession session);

    @Override
    public abstract String getAlias();

    /** The lowest is used. */
    @Override
    public abstract int getPriority();

    @Override
    public String getId() {
        return PREFIX + getAlias();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
