package io.github.keycloakpat.server.cli;

import io.github.keycloakpat.server.harness.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A shell in which {@code kcpat} is started, each time in a process of its own: with a home folder, variables, and something
 * at its standard input. Immutable; nothing of the tests' own environment is in it but {@code PATH}.
 */
final class Kcpat {
    private static final int LIMIT_SECONDS = 60;
    /** A process that lives for a second gains nothing from a better compiler. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path home;
    private final Map<String, String> variables;
    private final String input;

    private Kcpat(Path home, Map<String, String> variables, String input) {
        this.home = home;
        this.variables = Map.copyOf(variables);
        this.input = input;
    }

    /** @param home an empty folder; the sign-in is kept below it */
    static Kcpat in(Path home) {
        return new Kcpat(home, Map.of(), "");
    }

    /** The same, with the address of this realm. */
    Kcpat at(TestRealm realm) {
        return with("KCPAT_URL", realm.keycloak().url()).with("KCPAT_REALM", realm.name());
    }

    /** The same, as this user, with a fresh access token. */
    Kcpat as(TestRealm realm, String user) {
        return at(realm).with("KCPAT_ACCESS_TOKEN", realm.token(user));
    }

    /** The same, as who has this personal access token, exchanged by the client {@code script}. */
    Kcpat by(TestRealm realm, String token) {
        return at(realm).with("KCPAT_TOKEN", token).with("KCPAT_CLIENT", "script");
    }

    Kcpat with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(variables);
        more.put(variable, value);
        return new Kcpat(home, more, input);
    }

    Kcpat without(String variable) {
        Map<String, String> less = new TreeMap<>(variables);
        less.remove(variable);
        return new Kcpat(home, less, input);
    }

    Kcpat input(String text) {
        return new Kcpat(home, variables, text);
    }

    Path home() {
        return home;
    }

    /** Runs it to its end. */
    Ran run(String... words) {
        return start(words).await();
    }

    /** Starts it, and goes on. */
    Started start(String... words) {
        return start(List.of(), words);
    }

    /** @param options of the Java machine */
    Started start(List<String> options, String... words) {
        try {
            Path out = Files.createTempFile(home, "out", ".txt");
            Path err = Files.createTempFile(home, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command(options, words))
                    .directory(home.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment());
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // it has ended without reading, as it may
            }
            return new Started(List.of(words), process, out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words by which it is started. */
    static List<String> command(List<String> options, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK);
        command.addAll(options);
        command.addAll(List.of("-jar", jar().toString()));
        command.addAll(List.of(words));
        return command;
    }

    Map<String, String> environment() {
        Map<String, String> all = new TreeMap<>(variables);
        all.putIfAbsent("HOME", home.toString());
        all.put("PATH", System.getenv("PATH"));
        return all;
    }

    static Path jar() {
        Path jar = Path.of(System.getProperty("kcpat.cli", "")).toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("no kcpat.jar at " + jar + ": run by ./mvnw verify");
        }
        return jar;
    }

    /** A command that runs. */
    record Started(List<String> words, Process process, Path out, Path err) {
        /** What it has said so far beside its answer. */
        String said() {
            try {
                return Files.readString(err);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() {
            Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .toList()
                    .forEach(ProcessHandle::destroyForcibly);
        }

        Ran await() {
            try {
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    end();
                    throw new AssertionError("kcpat " + words + " did not end\n" + said());
                }
                return new Ran(words, process.exitValue(), Files.readString(out), said());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(words + " was interrupted", e);
            }
        }
    }
}
