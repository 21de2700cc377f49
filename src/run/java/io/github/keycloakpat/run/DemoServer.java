package io.github.keycloakpat.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The demo behind {@code ./mvnw -Prun}: Keycloak in development mode with the extension and the realm
 * {@code demo}, on the loopback address only. It stays until it is stopped; what was made in it is kept.
 * Arguments: Keycloak's home, the extension's jar, the realm's file, the port.
 */
public final class DemoServer {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private final Path home;
    private final int port;
    private final int managementPort;
    private final Process keycloak;

    private DemoServer(Path home, int port) throws IOException {
        this.home = home;
        this.port = port;
        this.managementPort = freePort();
        this.keycloak = start();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of(args[0]);
        int port = Integer.parseInt(args[3]);
        if (!isFree(port)) {
            fail("Port %d is in use. Choose another one: ./mvnw -Prun -Dport=%d".formatted(port, port + 1));
        }
        copy(Path.of(args[1]), home.resolve("providers"));
        copy(Path.of(args[2]), home.resolve("data/import"));

        DemoServer server = new DemoServer(home, port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        Thread output = new Thread(server::showOutput);
        output.setDaemon(true);
        output.start();
        server.awaitReady();
        server.printWelcome();
        System.exit(server.keycloak.waitFor());
    }

    /** With its time of change, by which Keycloak sees whether it has to rebuild itself. */
    private static void copy(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(
                file,
                folder.resolve(file.getFileName()),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                home.resolve(WINDOWS ? "bin/kc.bat" : "bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--health-enabled=true",
                "--metrics-enabled=true",
                "--spi-personal-access-token--jpa--webhook-allow=127.0.0.1,::1",
                "--log=console,file",
                "--log-console-level=warn",
                "--log-file=" + log());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
        return builder.redirectErrorStream(true).start();
    }

    /** Hands on what Keycloak prints, less two warnings that it gives for every extension and on every server. */
    private void showOutput() {
        keycloak.inputReader()
                .lines()
                .filter(line -> !line.contains("is implementing the internal SPI"))
                .filter(line -> !line.contains("Deprecated features"))
                .forEach(System.out::println);
    }

    /** Run by Ctrl-C and by whatever else ends this process in good order. */
    private void stop() {
        if (!keycloak.isAlive()) {
            return;
        }
        System.out.println("Stopping Keycloak ...");
        List<ProcessHandle> parts = keycloak.descendants().toList();
        keycloak.toHandle().destroy(); // unlike Process.destroy it leaves the output open, for the last words
        if (WINDOWS) {
            parts.forEach(ProcessHandle::destroy); // kc.bat does not hand the signal on
        }
        if (!ended()) {
            parts.forEach(ProcessHandle::destroyForcibly);
            keycloak.destroyForcibly();
        }
        System.out.println("Stopped. The demo's data is kept.");
    }

    private boolean ended() {
        try {
            return keycloak.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void awaitReady() throws InterruptedException {
        Instant begin = Instant.now();
        HttpClient http = HttpClient.newHttpClient();
        System.out.printf("Starting Keycloak on port %d (its log: %s)%n", port, log());
        for (int seconds = 1; !isReady(http); seconds++) {
            if (keycloak.waitFor(1, TimeUnit.SECONDS)) {
                fail("Keycloak ended before it was ready; see " + log());
            }
            if (Instant.now().isAfter(begin.plus(START_LIMIT))) {
                fail("Keycloak was not ready within %d minutes; see %s".formatted(START_LIMIT.toMinutes(), log()));
            }
            if (seconds % 5 == 0) {
                System.out.printf("... %d s%n", seconds);
            }
        }
    }

    /** Keycloak answers 503 on its port while it is still starting: only its health check tells. */
    private boolean isReady(HttpClient http) throws InterruptedException {
        URI health = URI.create("http://127.0.0.1:%d/health/ready".formatted(managementPort));
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        }
    }

    private void printWelcome() {
        System.out.println(WELCOME.replace("{server}", "http://localhost:" + port)
                .replace("{realm}", "http://localhost:%d/realms/demo".formatted(port))
                .replace("{log}", log().toString()));
    }

    private Path log() {
        return home.resolve("data/log/keycloak.log");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(!WINDOWS); // on Windows it would take a port that is in use
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }

    private static final String WELCOME = """

            Keycloak PAT is running. Ctrl-C stops it; what you make in it is kept until ./mvnw clean.

              Account console  {realm}/account/
                               alice, bob or boss; password: password
              Admin console    {server}/admin/
                               admin; password: admin
              Log              {log}

            Paste these lines into bash, in order:

            # 1. alice signs in
            ACCESS=$(curl -s {realm}/protocol/openid-connect/token -d grant_type=password -d client_id=kcpat -d username=alice -d password=password | sed -E 's/.*"access_token":"([^"]+)".*/\\1/')

            # 2. she makes a personal access token that is good for reading
            PAT=$(curl -s {realm}/personal-access-tokens -H "Authorization: Bearer $ACCESS" -H 'Content-Type: application/json' -d '{"name":"demo-'$(date +%s)'","scopes":["read"]}' | sed -E 's/.*"token":"([^"]+)".*/\\1/'); echo "$PAT"

            # 3. a script exchanges it for a JWT (RFC 8693)
            JWT=$(curl -s {realm}/protocol/openid-connect/token -d grant_type=urn:ietf:params:oauth:grant-type:token-exchange -d client_id=script -d subject_token="$PAT" -d subject_token_type=urn:keycloak-pat:token-type:personal-access-token | sed -E 's/.*"access_token":"([^"]+)".*/\\1/')

            # 4. the application that is called with the JWT asks what it allows
            curl -s {realm}/protocol/openid-connect/token/introspect -u orders-api:secret -d token="$JWT"; echo
            """;
}
