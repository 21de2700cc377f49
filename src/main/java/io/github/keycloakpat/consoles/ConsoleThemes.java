package io.github.keycloakpat.consoles;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeProvider;

/** The account themes of all other providers, with our pages. It comes before them, and has none of its own. */
final class ConsoleThemes implements ThemeProvider {
    /** Folders have 100, jars 0. */
    private static final int BEFORE_OTHERS = 1_000_000;

    private final KeycloakSession session;
    private final Optional<ThemeNames> names;

    /**
     * @param names empty if themes stay as they are
     */
    ConsoleThemes(KeycloakSession session, Optional<ThemeNames> names) {
        this.session = session;
        this.names = names;
    }

    @Override
    public int getProviderPriority() {
        return BEFORE_OTHERS;
    }

    @Override
    public boolean hasTheme(String name, Theme.Type type) {
        return type == Theme.Type.ACCOUNT
                && names.flatMap(known -> other(known.plain(name), type)).isPresent();
    }

    @Override
    public @Nullable Theme getTheme(String name, Theme.Type type) throws IOException {
        ThemeNames known = names.orElseThrow();
        String plain = known.plain(name);
        Theme theme = other(plain, type).orElseThrow().getTheme(plain, type);
        return theme == null ? null : new ConsoleTheme(theme, known);
    }

    @Override
    public Set<String> nameSet(Theme.Type type) {
        return Set.of();
    }

    /** Asked for late: while providers are made, not all of them are there. */
    private Optional<ThemeProvider> other(String name, Theme.Type type) {
        return session.getAllProviders(ThemeProvider.class).stream()
                .filter(provider -> !(provider instanceof ConsoleThemes))
                .sorted(Comparator.comparingInt(ThemeProvider::getProviderPriority)
                        .reversed())
                .filter(provider -> provider.hasTheme(name, type))
                .findFirst();
    }

    @Override
    public void close() {}
}
