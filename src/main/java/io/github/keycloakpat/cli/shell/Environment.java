package io.github.keycloakpat.cli.shell;

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
                .map(Path::of)
                .orElseGet(() -> Path.of(get("HOME").orElseGet(() -> System.getProperty("user.home")), ".config"))
                .resolve("kcpat");
    }

    /** Variables hold credentials. */
    @Override
    public String toString() {
        return "Environment[]";
    }
}
