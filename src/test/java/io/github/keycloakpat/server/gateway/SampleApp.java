package io.github.keycloakpat.server.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that remembers what reached it and answers as told, 200 unless told otherwise. */
public final class SampleApp implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Seen> seen = new ArrayList<>();
    private Reply reply = Reply.ok();

    private SampleApp(HttpServer server) {
        this.server = server;
    }

    /** On a free port of 127.0.0.1. */
    public static SampleApp start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SampleApp app = new SampleApp(server);
            server.setExecutor(app.threads);
            server.createContext("/", app::handle);
            server.start();
            return app;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A request as it came.
     *
     * @param target path and query, as sent
     * @param headers names as {@code X-pat-user}, whatever the sender wrote
     */
    public record Seen(String method, String target, Map<String, List<String>> headers, String body) {
        /** All values of a header, its name in any case; none if it was not sent. */
        public List<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .toList();
        }
    }

    /**
     * What is answered.
     *
     * @param headers name, value, name, value…
     */
    public record Reply(int status, List<String> headers, String body) {
        public Reply {
            headers = List.copyOf(headers);
        }

        static Reply ok(String... headers) {
            return of(200, headers);
        }

        static Reply of(int status, String... headers) {
            return new Reply(status, List.of(headers), "");
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The address without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** From now on. */
    public synchronized void reply(Reply next) {
        this.reply = next;
    }

    /** All requests since the last {@link #forget()}. */
    public synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** The only request since the last {@link #forget()}; fails if there is none, or more. */
    public Seen only() {
        List<Seen> all = seen();
        if (all.size() != 1) {
            throw new AssertionError("requests that reached it: " + all);
        }
        return all.get(0);
    }

    /** All requests, and not what is answered. */
    public synchronized void forgetRequests() {
        seen.clear();
    }

    public synchronized void forget() {
        seen.clear();
        reply = Reply.ok();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Reply answer = remember(new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            for (int i = 0; i < answer.headers.size(); i += 2) {
                exchange.getResponseHeaders().add(answer.headers.get(i), answer.headers.get(i + 1));
            }
            byte[] bytes = answer.body.getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized Reply remember(Seen request) {
        seen.add(request);
        return reply;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
