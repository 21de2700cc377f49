package io.github.keycloakpat.cli.credential;

import io.github.keycloakpat.cli.shell.Stop;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words by which another program starts this very {@code kcpat}. */
public final class Launcher {
    private Launcher() {}

    /** For a shell, each word in quotes. */
    public static String line(List<String> words) {
        return Stream.concat(Stream.of(java(), "-jar", jar().toString()), words.stream())
                .map(Launcher::quoted)
                .collect(Collectors.joining(" "));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path jar() {
        try {
            return Path.of(Launcher.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw Stop.failed("The place of kcpat.jar is not known: " + e.getMessage());
        }
    }

    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
