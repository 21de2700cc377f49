package io.github.keycloakpat.server.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of {@code kc.sh}; its output goes to a file. */
final class KeycloakProcess implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;

    private KeycloakProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static KeycloakProcess start(Installation installation, Path log, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(installation.home().resolve("bin/kc.sh").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(installation.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms256m -Xmx1g");
        if (arguments.get(0).equals("build")) {
            builder.environment()
                    .put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1"); // short-lived; a server signs a lot
        }
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", Keycloak.ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", Keycloak.ADMIN_PASSWORD);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", Keycloak.HARNESS);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", Keycloak.HARNESS);
        try {
            return new KeycloakProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for a command that ends by itself; fails with the log if it ends badly. */
    void finish(Duration limit) {
        if (!waitFor(limit) || process.exitValue() != 0) {
            close();
            throw new IllegalStateException("kc.sh failed\n" + tail(60));
        }
    }

    /** All of the output so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String tail(int lines) {
        List<String> all = log().lines().toList();
        return log + ":\n" + String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    /** Ends the script and its Java, politely first. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        if (!waitFor(STOP)) {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Ends it as a failure of the machine would: by SIGKILL. */
    void kill() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
        if (!waitFor(STOP)) {
            throw new IllegalStateException("still alive after SIGKILL: " + process.pid());
        }
    }

    private boolean waitFor(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
