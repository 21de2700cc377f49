package io.github.keycloakpat.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpat.server.harness.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Somebody at a terminal who types when a text comes up. What was on the screen, typed words too, is the output. */
final class Pty {
    private static final int LIMIT_SECONDS = 90;

    private final Kcpat shell;
    private final List<List<String>> steps;

    private Pty(Kcpat shell, List<List<String>> steps) {
        this.shell = shell;
        this.steps = List.copyOf(steps);
    }

    /** Skips the test where there is no Python. */
    static Pty at(Kcpat shell) {
        Programs.require("python3");
        return new Pty(shell, List.of());
    }

    /** Types a line once this is on the screen, after what came before. */
    Pty answering(String question, String line) {
        List<List<String>> more = new ArrayList<>(steps);
        more.add(List.of(question, line + "\n"));
        return new Pty(shell, more);
    }

    Ran run(String... words) {
        try {
            Path screen = Files.createTempFile(shell.home(), "screen", ".txt");
            List<String> command = new ArrayList<>(
                    List.of("python3", script().toString(), new ObjectMapper().writeValueAsString(steps)));
            command.addAll(Kcpat.command(List.of(), words));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(shell.home().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(screen.toFile());
            builder.environment().clear();
            builder.environment().putAll(shell.environment());
            builder.environment().put("TERM", "xterm");
            Process process = builder.start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(List.of(words) + " did not end\n" + Files.readString(screen));
            }
            return new Ran(List.of(words), process.exitValue(), Files.readString(screen), "");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private Path script() throws IOException {
        Path script = shell.home().resolve("kcpat-pty.py");
        try (InputStream in = Pty.class.getResourceAsStream("/kcpat-pty.py")) {
            Files.writeString(script, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return script;
    }
}
