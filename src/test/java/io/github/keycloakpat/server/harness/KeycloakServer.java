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

    private static final List<String> BUILD_OPTIONS = List.of("--health-enabled=true", "--metrics-enabled=true");
    private static final String ALONE = "--cache=local";
    private static final String IN_CLUSTER = "--cache=ispn";
    private static final List<String> START_OPTIONS = List.of(
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-management-host=127.0.0.1",
            "--hostname-strict=false",
            "--proxy-headers=xforwarded",
            "--proxy-trusted-addresses=127.0.0.1",
            "--spi-personal-access-token--jpa--usage-flush-seconds=1",
            "--spi-personal-access-token--jpa--job-tick-seconds=0.2",
            "--spi-personal-access-token--jpa--webhook-allow=127.0.0.0/8,::1",
            "--log-level=info,io.github.keycloakpat:debug");

    private final Installation installation;
    private final DatabaseServer database;
    private final KeycloakProcess process;
    private final Ports ports;

    private KeycloakServer(Installation installation, DatabaseServer database, KeycloakProcess process, Ports ports) {
        this.installation = installation;
        this.database = database;
        this.process = process;
        this.ports = ports;
    }

    /** Starts both in a folder made anew; {@link #awaitReady()} is still to be called. */
    static KeycloakServer start(Database kind, Path folder) {
        return start(kind, folder, List.of(Settings.provider()), DatabaseServer::start, List.of());
    }

    /**
     * The same on an H2 that is not shared.
     *
     * @param options instead of the usual ones of the same names
     */
    static KeycloakServer startUnshared(Path folder, List<String> options) {
        return startUnshared(folder, List.of(Settings.provider()), options);
    }

    /** The same without our jar. */
    static KeycloakServer startStock(Path folder, List<String> options) {
        return startUnshared(folder, List.of(), options);
    }

    private static KeycloakServer startUnshared(Path folder, List<Path> providers, List<String> options) {
        return start(Database.H2, folder, providers, (kind, place) -> H2Database.unshared(place), options);
    }

    private static KeycloakServer start(
            Database kind,
            Path folder,
            List<Path> providers,
            BiFunction<Database, Path, DatabaseServer> database,
            List<String> options) {
        try {
            Installation installation = install(folder, providers);
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

    private static Installation install(Path folder, List<Path> providers) throws IOException {
        Installation.delete(folder);
        Files.createDirectories(folder);
        List<Path> all = new ArrayList<>(providers);
        all.add(ProviderJar.write(folder.resolve("kcpat-test.jar")));
        return Installation.create(folder.resolve("keycloak"), all);
    }

    /** Makes the folder anew, with a Keycloak in it that is built for being a node of a cluster. */
    static Installation installForCluster(Path folder, Database kind) {
        try {
            Installation installation = install(folder, List.of(Settings.provider()));
            build(installation, kind, IN_CLUSTER, folder.resolve("build.log"));
            return installation;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a node of a cluster; {@link #awaitReady()} is still to be called.
     *
     * @param installation of this node alone
     * @param database of all nodes
     * @param address under which all nodes are known
     */
    static KeycloakServer startNode(Installation installation, DatabaseServer database, Path log, String address) {
        try {
            Ports ports = Ports.free();
            List<String> arguments = new ArrayList<>(List.of("start", "--optimized"));
            arguments.addAll(startOptions(List.of("--hostname=" + address)));
            arguments.addAll(List.of(
                    IN_CLUSTER,
                    "--cache-stack=jdbc-ping",
                    "--cache-embedded-network-bind-address=127.0.0.1",
                    "--cache-embedded-network-bind-port=" + ports.cluster));
            arguments.addAll(database.startOptions());
            arguments.addAll(ports.options());
            return new KeycloakServer(
                    installation, database, KeycloakProcess.start(installation, log, arguments), ports);
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
                build(installation, kind, ALONE, log);
            }
            Ports ports = Ports.free();
            List<String> arguments = arguments(kind, database, ports, options);
            return new KeycloakServer(
                    installation, database, KeycloakProcess.start(installation, log, arguments), ports);
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
            arguments.addAll(buildOptions(kind, ALONE));
        } else {
            arguments.addAll(List.of("start", "--optimized"));
        }
        arguments.addAll(options);
        arguments.addAll(database.startOptions());
        arguments.addAll(ports.options());
        return arguments;
    }

    private static List<String> buildOptions(Database kind, String cache) {
        List<String> options = new ArrayList<>(BUILD_OPTIONS);
        options.add(cache);
        options.add(kind == Database.H2 ? "--db=dev-file" : "--db=postgres");
        return options;
    }

    private static void build(Installation installation, Database kind, String cache, Path log) {
        List<String> arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(buildOptions(kind, cache));
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

    Path themes() {
        return installation.home().resolve("themes");
    }

    String log() {
        return process.log();
    }

    /** Ends the server alone, as an administrator does: by SIGTERM. */
    void stop() {
        process.close();
    }

    /** Runs a command that ends by itself, while the server does not run. */
    void run(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(database.startOptions());
        Path log = installation.home().resolveSibling(command.get(0) + ".log");
        try (KeycloakProcess run = KeycloakProcess.start(installation, log, arguments)) {
            run.finish(READY);
        }
    }

    /** Ends the server alone, by SIGKILL. */
    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
        database.close();
    }

    private record Ports(int http, int management, int cluster) {
        static Ports free() throws IOException {
            try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ServerSocket second = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ServerSocket third = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return new Ports(first.getLocalPort(), second.getLocalPort(), third.getLocalPort());
            }
        }

        List<String> options() {
            return List.of("--http-port=" + http, "--http-management-port=" + management);
        }
    }
}
