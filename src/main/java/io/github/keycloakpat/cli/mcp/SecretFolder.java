package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.cli.session.SecretFile;
import io.github.keycloakpat.cli.shell.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where new values go: a new file each, its owner's alone, made before there is a value. */
final class SecretFolder {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final int MOST_OF_A_NAME = 40;

    private final Path folder;
    private final InstantSource clock;

    SecretFolder(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** @param name of the token; what could steer a path is left out of it */
    SecretFile next(String name) {
        makeFolder();
        return SecretFile.create(folder.resolve(harmless(name) + WHEN.format(clock.instant()) + ".token"));
    }

    private static String harmless(String name) {
        String word =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String part = word.substring(0, Math.min(word.length(), MOST_OF_A_NAME));
        return part.isEmpty() ? "" : part + "-";
    }

    private void makeFolder() {
        try {
            if (Files.isDirectory(folder)) {
                return;
            }
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw Stop.failed(
                    "The folder for new values can't be made (" + e.getClass().getSimpleName() + "). Nothing was done.",
                    "Start the server with --secret-folder and a folder that you may write.");
        }
    }
}
