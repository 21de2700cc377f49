package io.github.keycloakpat.cli.credential;

import io.github.keycloakpat.cli.shell.Environment;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.token.PatFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Where a helper finds the token: a file of its owner's alone, read at each question so that a rotated one counts, or the environment. */
public final class TokenSource {
    private static final int MOST_BYTES = 4096;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private TokenSource() {}

    /** @throws Stop if there is none, or the file is not its owner's alone */
    public static String read(Environment environment, Optional<Path> file) {
        String value = file.map(TokenSource::read)
                .or(() -> environment.get(Environment.TOKEN))
                .orElseThrow(() -> Stop.wrongUsage("Which token?", "Give --token-file FILE, or set KCPAT_TOKEN."));
        if (PatFormat.parse(value).isEmpty()) {
            throw Stop.notSignedIn(
                    "What is in "
                            + file.map(path -> Shown.text(path.toString())).orElse(Environment.TOKEN)
                            + " is no personal access token.",
                    "Make one: kcpat tokens create NAME --secret-file FILE");
        }
        return value;
    }

    private static String read(Path file) {
        String name = Shown.text(file.toString());
        try {
            requireFile(file, name);
            requirePrivate(file, name);
            return read(file, name);
        } catch (NoSuchFileException e) {
            throw Stop.notSignedIn(name + " is not there.", "Make it: kcpat tokens create NAME --secret-file " + name);
        } catch (IOException e) {
            throw Stop.notSignedIn(name + " can't be read.", "Is it yours?");
        }
    }

    private static String read(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Stop.notSignedIn(
                        name + " is longer than " + MOST_BYTES + " bytes, so it is not taken for a token.",
                        "Name a file in which the token stands alone.");
            }
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }

    /** At a pipe we could wait for ever, and from a device read for ever. */
    private static void requireFile(Path file, String name) throws IOException {
        if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
            throw Stop.notSignedIn(
                    name + " is a folder, a pipe or a device, so it is not read.",
                    "Name a file: kcpat tokens create NAME --secret-file FILE");
        }
    }

    private static void requirePrivate(Path file, String name) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            throw Stop.notSignedIn(
                    "Others may read or write " + name + ", so its token is not used.",
                    "If nobody has: chmod 600 '" + name + "'. Else replace it: kcpat tokens rotate ID");
        }
    }
}
