package io.github.keycloakpat.server.harness;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Programs of the machine that a few tests run. Who builds without them misses these tests alone and is told so; where all
 * is checked (environment {@code CI=true}) {@code .ci/run} installs them, and one that is missing is a failure.
 */
public final class Programs {
    private Programs() {}

    /** Skips the test, or fails it, unless all of these can be run by their names. */
    public static void require(String... names) {
        require(List.of(names), Programs::isInstalled, "true".equals(System.getenv("CI")));
    }

    /** The same for a file that a package brings, such as a module of a program. */
    public static void requireFile(Path file) {
        require(List.of(file.toString()), name -> Files.exists(file), "true".equals(System.getenv("CI")));
    }

    static void require(List<String> names, Predicate<String> isInstalled, boolean all) {
        List<String> missing = names.stream().filter(isInstalled.negate()).toList();
        if (missing.isEmpty()) {
            return;
        }
        String message = "not installed: " + String.join(", ", missing);
        if (all) {
            throw new AssertionError(message + "; .ci/run should have installed it");
        }
        throw new TestAbortedException(message);
    }

    static boolean isInstalled(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .anyMatch(Files::isExecutable);
    }
}
