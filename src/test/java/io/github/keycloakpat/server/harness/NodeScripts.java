package io.github.keycloakpat.server.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

/** The scripts of {@code src/test/node} with the libraries that its lock file names, in a folder below {@code target}. */
public final class NodeScripts {
    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final String LOCK = "package-lock.json";
    private static final Duration INSTALLING = Duration.ofMinutes(3);
    private static final Duration RUNNING = Duration.ofMinutes(2);

    private final Path folder;

    private NodeScripts(Path folder) {
        this.folder = folder;
    }

    /** Installs the libraries, unless these very ones are there; skips the test where there is no Node.js. */
    public static NodeScripts install() {
        Programs.require("node", "npm");
        try {
            Path folder = Files.createDirectories(Settings.work().resolve("node"));
            copy("package.json", folder);
            copy(LOCK, folder);
            install(folder);
            return new NodeScripts(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mark is written last, so that what was broken off is done again. */
    private static void install(Path folder) throws IOException {
        Path mark = folder.resolve("installed-" + LOCK);
        if (Files.exists(mark) && Files.mismatch(mark, folder.resolve(LOCK)) == -1) {
            return;
        }
        Command.in(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .run(INSTALLING, Map.of());
        Files.copy(folder.resolve(LOCK), mark, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The folder {@code node_modules} with the libraries. */
    public Path modules() {
        return folder.resolve("node_modules");
    }

    /** What the script printed. */
    public String run(String script, Map<String, String> environment) {
        try {
            copy(script, folder);
            return Command.in(folder, "node", script).run(RUNNING, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(String name, Path folder) throws IOException {
        Files.copy(SOURCES.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
