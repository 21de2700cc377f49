package io.github.keycloakpat.server.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.keycloakpat.server.harness.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** What answers where Keycloak should: each request alike, or not at all. It remembers what came. */
final class StandIn implements AutoCloseable {
    private static final String PASSWORD = "changeit";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final HttpServer server;
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final CountDownLatch gate;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private StandIn(HttpServer server, int status, Map<String, String> headers, String body) {
        this(server, status, headers, body, new CountDownLatch(0));
    }

    private StandIn(HttpServer server, int status, Map<String, String> headers, String body, CountDownLatch gate) {
        this.gate = gate;
        this.server = server;
        this.status = status;
        this.headers = headers;
        this.body = body.getBytes(StandardCharsets.UTF_8);
    }

    /** On a free port of 127.0.0.1. */
    static StandIn answering(int status, Map<String, String> headers, String body) {
        try {
            return start(new StandIn(HttpServer.create(anyPort(), 0), status, headers, body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers wait until they are let go. */
    static StandIn holding(int status, String body) {
        try {
            HttpServer server = HttpServer.create(anyPort(), 0);
            return start(new StandIn(server, status, Map.of(), body, new CountDownLatch(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void letGo() {
        gate.countDown();
    }

    /** By https, with a certificate that nobody but itself has signed. */
    static StandIn selfSigned(Path folder) {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String making = "-genkeypair -alias server -keyalg EC -groupname secp256r1 -dname CN=127.0.0.1"
                + " -ext SAN=IP:127.0.0.1 -storetype PKCS12 -storepass " + PASSWORD + " -keystore server.p12";
        Command.in(folder, (keytool + " " + making).split(" ")).run(LIMIT, Map.of());
        try {
            char[] password = PASSWORD.toCharArray();
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(folder.resolve("server.p12").toFile(), password), password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            HttpsServer server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            return start(new StandIn(server, 200, Map.of(), "[]"));
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError("no https", e);
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static StandIn start(StandIn standIn) {
        standIn.server.createContext("/", standIn::handle);
        standIn.server.start();
        return standIn;
    }

    static StandIn answering(int status, String body) {
        return answering(status, Map.of(), body);
    }

    /** Reads requests, and hangs up. */
    static StandIn hangingUp() {
        return answering(-1, "");
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Their verbs and paths. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            awaitGate();
            if (status > 0) {
                headers.forEach(exchange.getResponseHeaders()::add);
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private void awaitGate() throws IOException {
        try {
            if (!gate.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("was not let go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        letGo();
        server.stop(0);
    }
}
