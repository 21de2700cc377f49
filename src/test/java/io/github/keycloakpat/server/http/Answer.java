package io.github.keycloakpat.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came back. Prints as request, status and body, so that a failed assertion tells the cause. */
public final class Answer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String request;
    private final HttpResponse<byte[]> response;

    Answer(String request, HttpResponse<byte[]> response) {
        this.request = request;
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    /** Fails unless the status is this one. */
    public Answer expect(int status) {
        if (status() != status) {
            throw new AssertionError("expected " + status + ": " + this);
        }
        return this;
    }

    /** The first header of this name, in any case. */
    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    public List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    /** Where a redirect leads to, or a new thing is; fails if it isn't said. */
    public String location() {
        return header("Location").orElseThrow(() -> new AssertionError("no Location: " + this));
    }

    /** The id at the end of {@link #location()}, without a query. */
    public String createdId() {
        String path = location().replaceFirst("\\?.*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Cookies set by this answer; one that is deleted has an empty value. */
    public Map<String, String> cookies() {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String line : headers("Set-Cookie")) {
            int end = line.contains(";") ? line.indexOf(';') : line.length();
            int equals = line.indexOf('=');
            cookies.put(
                    line.substring(0, equals), line.substring(equals + 1, end).replace("\"", ""));
        }
        return cookies;
    }

    public byte[] bytes() {
        return response.body().clone();
    }

    public String text() {
        return new String(response.body(), UTF_8);
    }

    /** The body as JSON; fails if it is none. */
    public JsonNode json() {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + this, e);
        }
    }

    /** The text of one field of the top level; fails if it is missing. */
    public String text(String field) {
        JsonNode node = json().path(field);
        if (node.isMissingNode()) {
            throw new AssertionError("no field " + field + ": " + this);
        }
        return node.asText();
    }

    /** The body as a value of this type. */
    public <T> T as(Class<T> type) {
        try {
            return JSON.readValue(response.body(), type);
        } catch (IOException e) {
            throw new AssertionError("not a " + type.getSimpleName() + ": " + this, e);
        }
    }

    @Override
    public String toString() {
        return request + " -> " + status() + " " + text();
    }
}
