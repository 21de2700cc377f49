package io.github.keycloakpat.server.cli;

import io.github.keycloakpat.server.harness.Command;
import io.github.keycloakpat.token.PatFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A home folder in which helpers are installed, and a token that no server knows: for that none is asked. */
record Helped(Kcpat shell, String secret) {
    static Helped in(Path home) throws IOException {
        Helped helped = new Helped(
                Kcpat.in(home), PatFormat.mint("kcpat", new Random(1)).reveal());
        helped.tokenFile("the token");
        return helped;
    }

    /** A file of this name with the token. */
    Path tokenFile(String name) throws IOException {
        Path file = path(name);
        Files.writeString(file, secret + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    Path path(String name) {
        return shell.home().resolve(name);
    }

    Path write(String name, String content) throws IOException {
        Files.createDirectories(path(name).getParent());
        return Files.writeString(path(name), content);
    }

    /** With the file {@code the token}. */
    Ran install(String program, String host, String... more) {
        return shell.run(words(program, host, more));
    }

    String[] words(String program, String host, String... more) {
        List<String> words = new ArrayList<>(List.of("credential", "install", program, "--host", host));
        if (!List.of(more).contains("--token-file")) {
            words.addAll(List.of("--token-file", path("the token").toString()));
        }
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /** What a program prints that lives in this home, and asks nobody. */
    String ask(String... words) {
        Map<String, String> environment = new TreeMap<>(shell.environment());
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_ASKPASS", "");
        environment.put("SSH_ASKPASS", "");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        return Command.in(shell.home(), words).run(Duration.ofMinutes(1), environment);
    }
}
