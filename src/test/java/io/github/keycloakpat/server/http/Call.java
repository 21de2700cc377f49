package io.github.keycloakpat.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpat.server.openapi.document.Conformity;
import io.github.keycloakpat.server.openapi.document.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** One request in the making; {@link #send()} may be called more than once and sends it anew each time. */
public final class Call {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String method;
    private final String address;
    private final List<Pair> query = new ArrayList<>();
    private final List<Pair> headers = new ArrayList<>();
    private final List<Pair> form = new ArrayList<>();
    private final List<Pair> cookies = new ArrayList<>();
    private String bearer = "";
    private String contentType = "";
    private byte[] body = {};
    private boolean following;

    Call(String method, String address) {
        this.method = method;
        this.address = address;
    }

    /** Replaces an earlier bearer; an empty text sends none. */
    public Call bearer(String token) {
        this.bearer = token;
        return this;
    }

    public Call basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(UTF_8);
        return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    /** Adds a header line; the same name may be added again. */
    public Call header(String name, String value) {
        headers.add(new Pair(name, value));
        return this;
    }

    public Call cookie(String name, String value) {
        cookies.add(new Pair(name, value));
        return this;
    }

    public Call origin(String origin) {
        return header("Origin", origin);
    }

    /** The address from which the server takes the call to come (the tests are its trusted proxy). */
    public Call from(String address) {
        return header("X-Forwarded-For", address);
    }

    /** Adds a query parameter, encoded; the same name may be added again. */
    public Call query(String name, Object value) {
        query.add(new Pair(name, String.valueOf(value)));
        return this;
    }

    /** A JSON body: a {@code String} is sent as it is (so it may be broken), all else is written by Jackson. */
    public Call json(Object value) {
        try {
            return body("application/json", value instanceof String text ? text : JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Adds form fields given as name, value, name, value…; the same name may be added again. */
    public Call form(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.add(new Pair(namesAndValues[i], namesAndValues[i + 1]));
        }
        return this;
    }

    public Call body(String contentType, String text) {
        return body(contentType, text.getBytes(UTF_8));
    }

    /** Any bytes under any content type; an empty content type sends no such header. */
    public Call body(String contentType, byte[] bytes) {
        this.contentType = contentType;
        this.body = bytes.clone();
        return this;
    }

    public Call followRedirects() {
        this.following = true;
        return this;
    }

    /** Fails if an answer at one of our addresses is not as {@code docs/openapi.yaml} says. */
    public Answer send() {
        try {
            HttpResponse<byte[]> response = Http.client(following).send(request(), BodyHandlers.ofByteArray());
            Conformity.check(new Exchange(
                    response.request().method(),
                    response.uri(),
                    new String(body, UTF_8),
                    response.statusCode(),
                    response.headers(),
                    new String(response.body(), UTF_8)));
            return new Answer(method + " " + address, response);
        } catch (IOException e) {
            throw new AssertionError(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + address, e);
        }
    }

    private HttpRequest request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri()).timeout(Http.TIMEOUT);
        headers.forEach(header -> request.header(header.name, header.value));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    String.join("; ", cookies.stream().map(Pair::plain).toList()));
        }
        byte[] content = form.isEmpty() ? body : encoded(form).getBytes(UTF_8);
        String type = form.isEmpty() ? contentType : "application/x-www-form-urlencoded";
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return request.method(
                        method, content.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content))
                .build();
    }

    private URI uri() {
        if (query.isEmpty()) {
            return URI.create(address);
        }
        return URI.create(address + (address.contains("?") ? "&" : "?") + encoded(query));
    }

    private static String encoded(List<Pair> pairs) {
        return String.join("&", pairs.stream().map(Pair::encoded).toList());
    }

    private record Pair(String name, String value) {
        String plain() {
            return name + "=" + value;
        }

        String encoded() {
            return URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8);
        }
    }
}
