package io.github.keycloakpat.consoles;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.ThemeProvider;
import org.keycloak.theme.ThemeProviderFactory;

/**
 * Brings our pages into the consoles of every theme. {@code --spi-theme--personal-access-tokens--enabled=false}, which is
 * Keycloak's own option, leaves the consoles as they are.
 */
public final class ConsoleThemesFactory implements ThemeProviderFactory {
    public static final String PROVIDER_ID = "personal-access-tokens";

    private static final Logger LOG = Logger.getLogger(ConsoleThemesFactory.class);

    private Optional<ThemeNames> names = Optional.empty();

    /** Without the pages' files there is nothing to decorate with: Keycloak starts all the same. */
    @Override
    public void init(Config.Scope config) {
        try {
            names = Optional.of(new ThemeNames(ConsoleFiles.tag()));
        } catch (RuntimeException e) {
            LOG.warn("The consoles stay without pages for personal access tokens", e);
        }
    }

    @Override
    public ThemeProvider create(KeycloakSession session) {
        return new ConsoleThemes(session, names);
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
