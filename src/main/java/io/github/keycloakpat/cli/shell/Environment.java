package io.github.keycloakpat.cli.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Variables of the environment. Those that are set to nothing count as not set. */
public record Environment(Map<String, String> variables) {
    public static final String URL = "KCPAT_URL";
    public static final String REALM = "KCPAT_REALM";
    public static final String ACCESS_TOKEN = "KCPAT_ACCESS_TOKEN";
    public static final String TOKEN = "KCPAT_TOKEN";
    public static final String CLIENT = "KCPAT_CLIENT";
    public static final String CLIENT_SECRET = "KCPAT_CLIENT_SECRET";

    public Environment {
        variables = Map.copyOf(variables);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Where programs keep what is theirs (XDG Base Directory Specification; {@code %APPDATA%} on Windows). */
    public Path folder() {
        return get("XDG_CONFIG_HOME")
                .or(() -> get("APPDATA"))
                .map(Environment::path)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home().resolve(".config"))
                .resolve("kcpat");
    }

    public Path home() {
        return path(get("HOME").orElseGet(() -> System.getProperty("user.home")));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw Stop.wrongUsage(
                    "'" + Shown.text(text) + "' can't be a folder here.",
                    "Set a locale that has its letters: LC_ALL=C.UTF-8");
        }
    }

    /** Variables hold credentials. */
    @Override
    public String toString() {
        return "Environment[]";
    }
}
