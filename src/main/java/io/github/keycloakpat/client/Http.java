package io.github.keycloakpat.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends a request and reads what comes back, within bounds. Redirects are not followed: they could lead a credential elsewhere. */
final class Http {
    static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final Pattern NAMES_OF_EXCEPTIONS = Pattern.compile("[\\w.$]+(?:Exception|Error): ");
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofMinutes(5);
    private static final int MOST_BYTES = 16 << 20;
    private static final int OK = 200;
    private static final int REDIRECTS = 300;
    private static final int ERRORS = 400;

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TO_CONNECT)
            .build();

    /** @param authorization the header, if the call has one */
    Answer call(String method, URI uri, Optional<String> authorization, @Nullable Fields body) {
        HttpRequest.Builder request = request(uri, authorization);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofString(Json.write(body.values())))
                    .header("Content-Type", JSON);
        }
        return send(request.build());
    }

    Answer form(URI uri, Optional<String> authorization, Form form) {
        return send(request(uri, authorization)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(form.toString()))
                .build());
    }

    private static HttpRequest.Builder request(URI uri, Optional<String> authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(TO_ANSWER)
                .header("Accept", JSON)
                .header("User-Agent", "kcpat");
        try {
            authorization.ifPresent(value -> request.header("Authorization", value));
        } catch (IllegalArgumentException e) { // its message would quote the header
            throw new Refused(
                    401,
                    "unauthorized",
                    "The access token can't be one: it has characters that none has.",
                    null,
                    List.of());
        }
        return request;
    }

    private Answer send(HttpRequest request) {
        HttpResponse<InputStream> response = exchange(request);
        String body = body(request.uri(), response);
        if (response.statusCode() >= OK && response.statusCode() < REDIRECTS) {
            return new Answer(request.uri(), response.headers(), body);
        }
        throw refused(request.uri(), response, body);
    }

    private HttpResponse<InputStream> exchange(HttpRequest request) {
        String host = request.uri().getRawAuthority();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (HttpConnectTimeoutException e) {
            throw new Unreachable(
                    "No connection to " + host + " within " + TO_CONNECT.toSeconds() + " seconds.", false, e);
        } catch (HttpTimeoutException e) {
            throw new Unreachable("No answer from " + host + " within " + TO_ANSWER.toMinutes() + " minutes.", true, e);
        } catch (ConnectException e) {
            throw new Unreachable("No connection to " + host + ": " + why(e) + ".", false, e);
        } catch (SSLException e) {
            throw new Unreachable("No trusted connection to " + host + ": " + why(e) + ".", false, e);
        } catch (IOException e) {
            throw new Unreachable("The connection to " + host + " was lost: " + why(e) + ".", true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("Interrupted while waiting for " + host + ".", true, e);
        }
    }

    private static String why(Exception e) {
        if (e.getCause() instanceof UnresolvedAddressException) {
            return "the name is not known";
        }
        if (e instanceof ConnectException && e.getMessage() == null) {
            return "nobody listens there";
        }
        return e.getMessage() == null
                ? "it was closed"
                : NAMES_OF_EXCEPTIONS.matcher(e.getMessage()).replaceAll("");
    }

    private static String body(URI uri, HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(in.readNBytes(MOST_BYTES));
            if (in.read() >= 0) {
                throw new Unreachable("The answer of " + uri.getRawAuthority() + " has no end.", true);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Unreachable("The connection to " + uri.getRawAuthority() + " was lost: " + why(e) + ".", true, e);
        }
    }

    private static Refused refused(URI uri, HttpResponse<?> response, String body) {
        int status = response.statusCode();
        if (status < ERRORS) {
            return new Refused(
                    status,
                    "redirected",
                    uri.getRawAuthority() + " sends us to another address, where no credential goes. "
                            + "Give the address that it really has.",
                    null,
                    List.of());
        }
        JsonNode error = error(body);
        String word = error.path("error").asText("");
        String message = first(error, "errorMessage", "error_description");
        return new Refused(
                status,
                word.isEmpty() || word.contains(" ") ? "http_" + status : word,
                message.isEmpty() ? plain(uri, status, word) : message,
                error.path("field").isTextual() ? error.path("field").textValue() : null,
                texts(error.path("params")));
    }

    private static String plain(URI uri, int status, String word) {
        return uri.getRawAuthority() + " refuses with status " + status + (word.isEmpty() ? "." : " (" + word + ").");
    }

    private static JsonNode error(String body) {
        try {
            return Json.tree(body);
        } catch (IOException e) { // a proxy's page: its status says all that we can tell
            return MissingNode.getInstance();
        }
    }

    private static String first(JsonNode error, String... fields) {
        for (String field : fields) {
            if (error.path(field).isTextual()) {
                return error.path(field).textValue();
            }
        }
        return "";
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
