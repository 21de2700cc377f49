package io.github.keycloakpat.server.use;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The least of a repository: below {@code /maven/} what is put is got, below {@code /npm/} as npm's registry does it. */
final class PackageServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NPM = "/npm/";

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<Headers> seen = new ArrayList<>();

    private PackageServer(HttpServer server) {
        this.server = server;
    }

    /** On a free port of 127.0.0.1. */
    static PackageServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            PackageServer packages = new PackageServer(server);
            server.createContext("/", packages::handle);
            server.start();
            return packages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a slash at its end. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Paths of all that was put. */
    List<String> paths() {
        return files.keySet().stream().sorted().toList();
    }

    /** Headers of all requests. */
    synchronized List<Headers> seen() {
        return List.copyOf(seen);
    }

    /** All that was put, and who came. */
    synchronized void forget() {
        files.clear();
        seen.clear();
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            seen.add(exchange.getRequestHeaders());
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!exchange.getRequestMethod().equals("PUT")) {
                answer(exchange, files.containsKey(path) ? 200 : 404, files.getOrDefault(path, new byte[0]));
            } else if (path.startsWith(NPM)) {
                publish(path, body, exchange.getRequestHeaders());
                answer(exchange, 201, "{\"ok\":true}".getBytes(UTF_8));
            } else {
                files.put(path, body);
                answer(exchange, 201, new byte[0]);
            }
        }
    }

    /** What npm sends holds the archives too. Their addresses are those under which the gateway is known. */
    private void publish(String path, byte[] body, Headers headers) throws IOException {
        ObjectNode document = (ObjectNode) JSON.readTree(body);
        String origin = headers.getFirst("X-Forwarded-Proto") + "://" + headers.getFirst("X-Forwarded-Host");
        document.remove("_attachments")
                .forEach(archive ->
                        files.put(archive(path), bytes(archive.path("data").asText())));
        document.path("versions")
                .forEach(version -> ((ObjectNode) version.path("dist")).put("tarball", origin + archive(path)));
        files.put(path, JSON.writeValueAsBytes(document));
    }

    private static String archive(String path) {
        return path + "/-/archive.tgz";
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
