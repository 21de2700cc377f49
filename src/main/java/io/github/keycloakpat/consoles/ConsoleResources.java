package io.github.keycloakpat.consoles;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.PropertyResourceBundle;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.ThemeResourceProvider;
import org.keycloak.theme.ThemeResourceProviderFactory;

/**
 * Serves the pages' scripts at {@code {resourceUrl}/pat/*}, and their texts, for every theme; a theme's own texts of the
 * same keys come first. Not by the folder {@code theme-resources}, in which extensions of the same file names clash.
 */
public final class ConsoleResources implements ThemeResourceProviderFactory, ThemeResourceProvider {
    static final String FOLDER = "pat/";

    private static final String BUNDLE = "messages";

    @Override
    public ThemeResourceProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public @Nullable URL getTemplate(String name) {
        return null;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String path) {
        return path.startsWith(FOLDER)
                ? ConsoleFiles.script(path.substring(FOLDER.length())).orElse(null)
                : null;
    }

    @Override
    public Properties getMessages(String bundle, Locale locale) throws IOException {
        Properties messages = new Properties();
        Optional<InputStream> file =
                BUNDLE.equals(bundle) ? ConsoleFiles.messages(BUNDLE + "_" + locale) : Optional.empty();
        if (file.isPresent()) {
            try (InputStream stream = file.get()) {
                read(stream, messages);
            }
        }
        return messages;
    }

    /** A bundle reads UTF-8, as {@link Properties} does not. */
    private static void read(InputStream stream, Properties messages) throws IOException {
        PropertyResourceBundle bundle = new PropertyResourceBundle(stream);
        Enumeration<String> keys = bundle.getKeys();
        while (keys.hasMoreElements()) {
            String key = keys.nextElement();
            messages.setProperty(key, bundle.getString(key));
        }
    }

    @Override
    public String getId() {
        return ConsoleThemesFactory.PROVIDER_ID;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
