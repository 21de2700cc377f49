package io.github.keycloakpat.server.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that ends by itself, run to its end. Secrets go by the environment and never into the command, which all
 * users of a machine can read.
 *
 * @param folder in which it runs
 */
public record Command(Path folder, List<String> words) {
    public Command {
        words = List.copyOf(words);
    }

    public static Command in(Path folder, String... words) {
        return new Command(folder, List.of(words));
    }

    /**
     * What it printed, errors too; fails if it ends badly or takes longer.
     *
     * @param environment besides the tests' own
     */
    public String run(Duration limit, Map<String, String> environment) {
        try {
            Path output = Files.createTempFile(folder, "output", ".txt");
            try {
                return run(limit, environment, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(this + " was interrupted", e);
        }
    }

    private String run(Duration limit, Map<String, String> environment, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close(); // nobody answers questions
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .toList()
                    .forEach(ProcessHandle::destroyForcibly);
        }
        String printed = Files.readString(output);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(this + (ended ? " failed\n" : " did not end\n") + printed);
        }
        return printed;
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
