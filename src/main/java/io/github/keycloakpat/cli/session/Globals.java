package io.github.keycloakpat.cli.session;

import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command. */
public final class Globals {
    /** How answers are written. */
    public enum Output {
        table,
        json
    }

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Address of Keycloak; else KCPAT_URL, else that of the sign-in.")
    Optional<String> url = Optional.empty();

    @Option(
            names = "--realm",
            scope = ScopeType.INHERIT,
            paramLabel = "REALM",
            description = "The realm's name; else KCPAT_REALM, else that of the sign-in.")
    Optional<String> realm = Optional.empty();

    @Option(
            names = "--output",
            scope = ScopeType.INHERIT,
            paramLabel = "table|json",
            description = "For people, or for programs. (${DEFAULT-VALUE})",
            defaultValue = "table")
    Output output = Output.table;

    @Option(names = "--yes", scope = ScopeType.INHERIT, description = "Do what can't be undone without asking.")
    boolean yes;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours (as with NO_COLOR).")
    boolean noColor;

    public Optional<String> url() {
        return url;
    }

    public Optional<String> realm() {
        return realm;
    }

    public boolean json() {
        return output == Output.json;
    }

    public boolean yes() {
        return yes;
    }

    public boolean noColor() {
        return noColor;
    }
}
