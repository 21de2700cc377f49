package io.github.keycloakpat.consoles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;
import org.keycloak.utils.KeycloakSessionUtil;

/** An account theme with our entry in its menu. Whatever goes wrong leaves the theme as it is. */
final class ConsoleTheme implements Theme {
    private static final Logger LOG = Logger.getLogger(ConsoleTheme.class);
    /** The pages and files of consoles, whose addresses the tagged name becomes a part of. */
    private static final Pattern CONSOLE = Pattern.compile("/?(realms/[^/]+/account|resources)(/.*)?");

    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

    private final Theme theme;
    private final ThemeNames names;

    ConsoleTheme(Theme theme, ThemeNames names) {
        this.theme = theme;
        this.names = names;
    }

    /**
     * Tagged for the console alone: the admin console's list of themes leaves out each whose name is not the one under which
     * it was asked for.
     */
    @Override
    public String getName() {
        return isForConsole() ? names.tagged(theme.getName()) : theme.getName();
    }

    private static boolean isForConsole() {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        return session != null
                && session.getContext().getUri() != null
                && CONSOLE.matcher(session.getContext().getUri().getPath()).matches();
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String path) throws IOException {
        InputStream resource = theme.getResourceAsStream(path);
        if (resource == null || !AccountMenu.FILE.equals(path)) {
            return resource;
        }
        try (resource) {
            return new ByteArrayInputStream(withEntry(resource.readAllBytes()));
        }
    }

    private byte[] withEntry(byte[] content) {
        try {
            return AccountMenu.withEntry(content);
        } catch (IOException | RuntimeException e) {
            if (WARNED.add(theme.getName())) {
                LOG.warnf(
                        e,
                        "No entry for personal access tokens in %s of the theme %s",
                        AccountMenu.FILE,
                        theme.getName());
            }
            return content;
        }
    }

    @Override
    public String getParentName() {
        return theme.getParentName();
    }

    @Override
    public String getImportName() {
        return theme.getImportName();
    }

    @Override
    public Type getType() {
        return theme.getType();
    }

    @Override
    public URL getTemplate(String name) throws IOException {
        return theme.getTemplate(name);
    }

    @Override
    public Properties getMessages(Locale locale) throws IOException {
        return theme.getMessages(locale);
    }

    @Override
    public Properties getMessages(String bundle, Locale locale) throws IOException {
        return theme.getMessages(bundle, locale);
    }

    @Override
    public Properties getEnhancedMessages(RealmModel realm, Locale locale) throws IOException {
        return theme.getEnhancedMessages(realm, locale);
    }

    @Override
    public Properties getProperties() throws IOException {
        return theme.getProperties();
    }

    @Override
    public boolean hasResource(String path) throws IOException {
        return theme.hasResource(path);
    }

    @Override
    public boolean hasContentHash(String path) throws IOException {
        return theme.hasContentHash(path);
    }

    @Override
    public boolean isAbstract() throws IOException {
        return theme.isAbstract();
    }
}
