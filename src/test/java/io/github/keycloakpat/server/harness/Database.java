package io.github.keycloakpat.server.harness;

import java.util.Locale;

/** The database under the server; the build runs all tests once on each. */
public enum Database {
    H2,
    POSTGRES;

    static Database configured() {
        return valueOf(Settings.required("kcpat.database").toUpperCase(Locale.ROOT));
    }
}
