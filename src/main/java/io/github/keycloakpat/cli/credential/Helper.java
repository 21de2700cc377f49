package io.github.keycloakpat.cli.credential;

import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A helper that is set up: for these hosts, with the token of this file.
 *
 * @param tokenFile read at each question, so it is absolute
 */
public record Helper(Hosts hosts, Path tokenFile) {
    /** @throws Stop wrong usage, if the file has a name that no line of a script can hold */
    public Helper {
        tokenFile = plain(tokenFile.toAbsolutePath());
        if (tokenFile.toString().chars().anyMatch(Character::isISOControl)) {
            throw Stop.wrongUsage(
                    "--token-file: " + Shown.text(tokenFile.toString()) + " has a control character in its name.",
                    "Give the file, or its folder, another name.");
        }
    }

    /** Without dots, where they lead nowhere else. */
    private static Path plain(Path file) {
        try {
            return Files.isSameFile(file, file.normalize()) ? file.normalize() : file;
        } catch (IOException e) { // it is not there: as it was written
            return file;
        }
    }

    /** The same for these hosts, too. */
    Helper with(Hosts more) {
        return new Helper(hosts.with(more), tokenFile);
    }

    /**
     * For a shell.
     *
     * @param protocol by which it is asked
     */
    String line(String protocol) {
        List<String> words = new ArrayList<>(List.of("credential", protocol));
        hosts.all().forEach(host -> words.addAll(List.of("--host", host)));
        words.addAll(List.of("--token-file", tokenFile.toString()));
        return Launcher.line(words);
    }
}
