package io.github.keycloakpat.discovery;

import java.util.Map;
import org.keycloak.authorization.config.UmaWellKnownProviderFactory;
import org.keycloak.models.KeycloakSession;

/** {@code /realms/{realm}/.well-known/uma2-configuration}, which Keycloak takes the grant types of the other documents into. */
public final class PatUmaConfigurationFactory extends PatWellKnownProviderFactory {
    @Override
    Map<String, Object> members(KeycloakSession session) {
        return Map.of();
    }

    @Override
    public String getAlias() {
        return UmaWellKnownProviderFactory.PROVIDER_ID;
    }

    /** Keycloak's own has 1. */
    @Override
    public int getPriority() {
        return 0;
    }
}
