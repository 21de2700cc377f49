package io.github.keycloakpat.server.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * A Keycloak's own folder: a copy of the distribution with jars in {@code providers}.
 *
 * @param home where {@code bin/kc.sh} is
 */
record Installation(Path home) {

    /** Makes the folder anew. */
    static Installation create(Path home, List<Path> providers) {
        try {
            delete(home);
            copy(Settings.distribution(), home);
            for (Path provider : providers) {
                Files.copy(provider, home.resolve("providers").resolve(provider.getFileName()));
            }
            return new Installation(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes another folder alike, of the same times: {@code --optimized} looks at those of the jars. */
    Installation copyTo(Path other) {
        try {
            delete(other);
            copy(home, other);
            return new Installation(other);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new Deleting());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
