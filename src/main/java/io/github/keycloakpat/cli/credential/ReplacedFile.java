package io.github.keycloakpat.cli.credential;

import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A file that is replaced as a whole, or not at all. A link to it stays, and leads to the new one. */
record ReplacedFile(Path file) {
    /** @throws Stop if it is a link to nothing, or no file */
    static ReplacedFile at(Path path) throws IOException {
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            throw Stop.failed(
                    Shown.text(path.toString()) + " is a link to nothing.",
                    "Remove it, or make what it leads to: nothing was changed.");
        }
        if (!Files.exists(path)) {
            return new ReplacedFile(path.toAbsolutePath());
        }
        if (!Files.isRegularFile(path)) {
            throw Stop.failed(
                    Shown.text(path.toString()) + " is no file.", "Move it out of the way: nothing was changed.");
        }
        return new ReplacedFile(path.toRealPath());
    }

    /** Empty if it is not there yet. */
    Optional<String> text() throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    void write(String content, String permissions) throws IOException {
        Path folder = file.resolveSibling(".").normalize();
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, "kcpat", ".tmp");
        try {
            Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
            if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString(permissions));
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
