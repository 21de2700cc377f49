package io.github.keycloakpat.cli.signin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The port of the loopback to which a browser comes back. Whoever does not know the {@code state} is turned away. */
final class Callback implements AutoCloseable {
    private static final String PATH = "/callback";
    private static final int MOST_SHOWN = 100;

    private final HttpServer server;
    private final String state;
    private final BlockingQueue<Came> came = new ArrayBlockingQueue<>(1);

    private Callback(HttpServer server, String state) {
        this.server = server;
        this.state = state;
    }

    /** What came back. */
    sealed interface Came permits Code, Denied, Nothing {}

    record Code(String value) implements Came {
        @Override
        public String toString() {
            return "Code[]";
        }
    }

    record Denied(String error) implements Came {}

    record Nothing() implements Came {}

    static Callback listen(String state) {
        try {
            var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
            var callback = new Callback(HttpServer.create(address, 0), state);
            callback.server.createContext("/", callback::answer);
            callback.server.setExecutor(
                    Executors.newCachedThreadPool(Callback::daemon)); // one that stalls holds up nobody
            callback.server.start();
            return callback;
        } catch (IOException e) {
            throw Stop.failed(
                    "No port of this machine can be listened to: " + e.getMessage(),
                    "Use kcpat login without --browser.");
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "kcpat callback");
        thread.setDaemon(true);
        return thread;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    Came await(Duration limit) {
        try {
            Came one = came.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
            return one == null ? new Nothing() : one;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.failed("Interrupted.");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            boolean ours = exchange.getRequestURI().getPath().equals(PATH) && isState(query.get("state"));
            if (!ours) {
                say(exchange, 404, "Nothing is here.");
            } else if (query.containsKey("code")) {
                say(exchange, 200, "You are signed in. You can close this page and go back to the terminal.");
                came.offer(new Code(String.valueOf(query.get("code"))));
            } else {
                say(exchange, 200, "You are not signed in. You can close this page and go back to the terminal.");
                came.offer(new Denied(Shown.cut(Shown.text(query.getOrDefault("error", "no code")), MOST_SHOWN)));
            }
        }
    }

    private boolean isState(@Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(pair.substring(0, equals), decode(pair.substring(equals + 1)));
                }
            }
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) { // not encoded: it is no answer of a server
            return "";
        }
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] page = ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>kcpat</title><p>" + text)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }

    /** Waits a moment, so that the browser has its page. */
    @Override
    public void close() {
        server.stop(1);
    }
}
