package io.github.keycloakpat.server.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the build tells the tests by system properties; see maven-failsafe-plugin in pom.xml. */
final class Settings {
    private Settings() {}

    /** The unpacked distribution, only read. */
    static Path distribution() {
        return existing("kcpat.distribution");
    }

    /** Our provider jar. */
    static Path provider() {
        return existing("kcpat.provider");
    }

    /** The folder in which servers get their own. */
    static Path work() {
        return Path.of(required("kcpat.work")).toAbsolutePath();
    }

    static String required(String property) {
        String value = System.getProperty(property, "");
        if (value.isBlank()) {
            throw new IllegalStateException("no system property " + property + ": run by ./mvnw verify");
        }
        return value;
    }

    private static Path existing(String property) {
        Path path = Path.of(required(property)).toAbsolutePath();
        if (!Files.exists(path)) {
            throw new IllegalStateException(property + " is missing: " + path);
        }
        return path;
    }
}
