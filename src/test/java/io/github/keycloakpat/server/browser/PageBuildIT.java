package io.github.keycloakpat.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Command;
import io.github.keycloakpat.server.harness.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in git is what the sources of the pages are built to. */
@Tag("wire")
class PageBuildIT {
    private static final Path UI = Path.of("themes", "pat-ui");
    private static final String BUILT = "dist";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Test
    void givesTheFilesThatAreKept(@TempDir Path folder) throws IOException {
        Programs.require("node", "npm");
        copySources(folder);

        Command.in(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .run(LIMIT, Map.of());
        Command.in(folder, "npm", "run", "build").run(LIMIT, Map.of());

        assertThat(files(folder.resolve(BUILT)))
                .as("run 'npm ci --ignore-scripts && npm run build' in " + UI + " and commit dist/")
                .isEqualTo(files(UI.resolve(BUILT)));
    }

    private static void copySources(Path target) throws IOException {
        try (Stream<Path> top = Files.list(UI)) {
            for (Path path : top.filter(PageBuildIT::isSource).toList()) {
                copy(path, target.resolve(path.getFileName()));
            }
        }
    }

    private static boolean isSource(Path path) {
        String name = path.getFileName().toString();
        return !name.equals(BUILT) && !name.equals("node_modules");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                contents.put(folder.relativize(path).toString(), Files.readString(path));
            }
        }
        return contents;
    }
}
