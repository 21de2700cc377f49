package io.github.keycloakpat.server.harness;

import io.github.keycloakpat.server.http.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A Keycloak with its database, in its own folder and on free ports; both end together. */
final class KeycloakServer implements AutoCloseable {
    /** A busy machine with two cores needs up to two minutes. */
    private static final Duration READY = Duration.ofMinutes(5);

    private static final List<String> BUILD_OPTIONS =
            List.of("--health-enabled=true", "--metrics-enabled=true", "--cache=local");
    private static final List<String> START_OPTIONS = List.of(
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-management-host=127.0.0.1",
            "--hostname-strict=false",
            "--proxy-headers=xforwarded",
            "--proxy-trusted-addresses=127.0.0.1",
            "--spi-personal-access-token--jpa--usage-flush-seconds=1",
            "--spi-personal-access-token--jpa--job-tick-seconds=1",
            "--log-level=info,io.github.keycloakpat:debug");

    private final DatabaseServer database;
    private final KeycloakProcess process;
    private final Ports ports;

    private KeycloakServer(DatabaseServer database, KeycloakProcess process, Ports ports) {
        this.database = database;
        this.process = process;
        this.ports = ports;
    }

    /** Starts both in a folder made anew; {@link #awaitReady()} is still to be called. */
    static KeycloakServer start(Database kind, Path folder) {
        return start(kind, folder, DatabaseServer::start, List.of());
    }

    /**
     * The same on an H2 that is not shared.
     *
     * @param options instead of the usual ones of the same names
     */
    static KeycloakServer startUnshared(Path folder, List<String> options) {
        return start(Database.H2, folder, (kind, place) -> H2Database.unshared(place), options);
    }

    private static KeycloakServer start(
            Database kind, Path folder, BiFunction<Database, Path, DatabaseServer> database, List<String> options) {
        try {
            Installation.delete(folder);
            Files.createDirectories(folder);
            List<Path> providers = List.of(Settings.provider(), ProviderJar.write(folder.resolve("kcpat-test.jar")));
            Installation installation = Installation.create(folder.resolve("keycloak"), providers);
            return start(
                    kind,
                    database.apply(kind, folder),
                    installation,
                    folder.resolve("keycloak.log"),
                    startOptions(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> startOptions(List<String> instead) {
        List<String> options = new ArrayList<>(START_OPTIONS);
        instead.forEach(option -> {
            String name = option.substring(0, option.indexOf('=') + 1);
            options.removeIf(usual -> usual.startsWith(name));
            options.add(option);
        });
        return options;
    }

    private static KeycloakServer start(
            Database kind, DatabaseServer database, Installation installation, Path log, List<String> options)
            throws IOException {
        try {
            if (kind != Database.H2) {
                build(installation, database, log);
            }
            Ports ports = Ports.free();
            List<String> arguments = arguments(kind, database, ports, options);
            return new KeycloakServer(database, KeycloakProcess.start(installation, log, arguments), ports);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** On H2 as developers start it, else as in production with a build before. */
    private static List<String> arguments(Database kind, DatabaseServer database, Ports ports, List<String> options) {
        List<String> arguments = new ArrayList<>();
        if (kind == Database.H2) {
            arguments.add("start-dev");
            arguments.addAll(BUILD_OPTIONS);
            arguments.addAll(database.buildOptions());
        } else {
            arguments.addAll(List.of("start", "--optimized"));
        }
        arguments.addAll(options);
        arguments.addAll(database.startOptions());
        arguments.add("--http-port=" + ports.http);
        arguments.add("--http-management-port=" + ports.management);
        return arguments;
    }

    private static void build(Installation installation, DatabaseServer database, Path log) {
        List<String> arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(BUILD_OPTIONS);
        arguments.addAll(database.buildOptions());
        try (KeycloakProcess build = KeycloakProcess.start(installation, log, arguments)) {
            build.finish(READY);
        }
    }

    /** HTTP listens well before the bootstrap ends, so readiness is what counts. */
    void awaitReady() {
        Http management = Http.at(managementUrl());
        Await.until(READY, () -> "Keycloak ready\n" + process.tail(60), () -> isReady(management));
    }

    private boolean isReady(Http management) {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak ended\n" + process.tail(60));
        }
        try {
            return management.get("/health/ready").send().status() == 200;
        } catch (AssertionError e) {
            if (e.getCause() instanceof ConnectException) {
                return false; // not listening yet
            }
            throw e;
        }
    }

    String url() {
        return "http://127.0.0.1:" + ports.http;
    }

    String managementUrl() {
        return "http://127.0.0.1:" + ports.management;
    }

    DatabaseServer database() {
        return database;
    }

    String log() {
        return process.log();
    }

    /** Ends the server alone, as an administrator does: by SIGTERM. */
    void stop() {
        process.close();
    }

    @Override
    public void close() {
        process.close();
        database.close();
    }

    private record Ports(int http, int management) {
        static Ports free() throws IOException {
            try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ServerSocket second = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return new Ports(first.getLocalPort(), second.getLocalPort());
            }
        }
    }
}
