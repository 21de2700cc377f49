package io.github.keycloakpat.node;

import io.github.keycloakpat.token.Pepper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads peppers from a file: one a line, an id, a space, and at least 32 bytes in base64; the first one is used for new
 * values. Empty lines and lines that begin with {@code #} do not count.
 */
final class PepperFile {
    private PepperFile() {}

    /** @throws IllegalStateException if the file can't be read as said; the server must not start without its keys */
    static List<Pepper> read(Path file) {
        var peppers = new ArrayList<Pepper>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    peppers.add(parse(line.strip(), file));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the pepper file " + file + " can't be read", e);
        }
        if (peppers.isEmpty()) {
            throw new IllegalStateException("the pepper file " + file + " holds no pepper");
        }
        return peppers;
    }

    private static Pepper parse(String line, Path file) {
        String[] parts = line.split("\\s+", -1);
        if (parts.length != 2) {
            throw new IllegalStateException("a line of the pepper file " + file + " is not 'id base64'");
        }
        try {
            return new Pepper(parts[0], Base64.getDecoder().decode(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "a pepper in " + file + " needs an id of 1 to 32 characters and at least 32 bytes in base64", e);
        }
    }
}
