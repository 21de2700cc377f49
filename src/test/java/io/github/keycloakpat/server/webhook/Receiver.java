package io.github.keycloakpat.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloakpat.server.harness.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The other side of webhooks: remembers what it was sent and answers as told, 204 unless told otherwise. */
public final class Receiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(30);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Message> messages = new ArrayList<>();
    private int status = 204;
    private Map<String, String> headers = Map.of();
    private boolean hanging;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    /** On a free port of 127.0.0.1. */
    public static Receiver start() {
        return startAt(0);
    }

    public static Receiver startAt(int port) {
        return startAt(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** On a free port of all addresses of this machine. */
    static Receiver startEverywhere() {
        return startAt(new InetSocketAddress(0));
    }

    private static Receiver startAt(InetSocketAddress place) {
        try {
            HttpServer server = HttpServer.create(place, 0);
            Receiver receiver = new Receiver(server);
            server.setExecutor(receiver.threads);
            server.createContext("/", receiver::handle);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request as it came. */
    public record Message(String method, String target, HttpHeaders headers, String body) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError(body, e);
            }
        }

        public String type() {
            return json().path("type").asText();
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String id() {
            return header("webhook-id");
        }

        /** Whether it was signed with this secret, by the library of those who wrote the standard. */
        public boolean isSignedWith(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return true;
            } catch (WebhookVerificationException e) {
                return false;
            }
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** From now on. */
    public synchronized void answer(int next, Map<String, String> with) {
        status = next;
        headers = with;
        hanging = false;
    }

    public void answer(int next) {
        answer(next, Map.of());
    }

    /** Takes requests, and never answers. */
    public synchronized void hang() {
        hanging = true;
    }

    /** All at this path so far. */
    public synchronized List<Message> at(String path) {
        return messages.stream().filter(message -> message.target.equals(path)).toList();
    }

    public synchronized List<Message> all() {
        return List.copyOf(messages);
    }

    public List<Message> await(String path, int count) {
        Await.until(SOON, count + " messages at " + path + ", of " + all(), () -> at(path).size() >= count);
        return at(path);
    }

    /** The first of this type. */
    public Message awaitType(String path, String type) {
        return Await.found(
                SOON,
                type + " at " + path,
                () -> at(path).stream()
                        .filter(message -> message.type().equals(type))
                        .findFirst());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Message message = new Message(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true),
                    body);
            int answer;
            boolean silent;
            synchronized (this) {
                messages.add(message);
                answer = status;
                silent = hanging;
                headers.forEach(exchange.getResponseHeaders()::add);
            }
            if (silent) {
                end.await();
            }
            exchange.sendResponseHeaders(answer, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
