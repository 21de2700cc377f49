package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.cli.session.SecretFile;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Set;

/** Where new values go: a new file each, its owner's alone, made before there is a value. */
final class SecretFolder {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    /** Whoever may write in a folder may put other files in the place of those that are there. */
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path folder;
    private final InstantSource clock;

    SecretFolder(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Told before a person is asked to no end. @throws Stop if no value can be kept there */
    void requireUsable() {
        try {
            make();
            if (isPosix() && Files.getPosixFilePermissions(folder).stream().anyMatch(OTHERS::contains)) {
                throw unusable("is one that others may write to", "chmod 700 that folder");
            }
        } catch (IOException e) {
            throw unusable("can't be made", "look at what is there already, and who may write there");
        }
        if (!Files.isWritable(folder)) {
            throw unusable("is not yours to write to", "look at whose it is");
        }
    }

    private Stop unusable(String why, String advice) {
        return Stop.failed(
                "The folder for new values, " + Shown.text(folder.toString()) + ", " + why + ". Nothing was done.",
                "Tell the user: " + advice + ", or start the server with another --secret-folder.");
    }

    /** Named by the time alone: a token's name could be worded as an instruction to whoever reads the path. */
    SecretFile next() {
        return SecretFile.create(folder.resolve(WHEN.format(clock.instant()) + ".token"));
    }

    private void make() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (isPosix()) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    private boolean isPosix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
