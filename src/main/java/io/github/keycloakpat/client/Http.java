package io.github.keycloakpat.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.keycloakpat.token.PatFormat;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends a request and reads what comes back, within bounds. Redirects are not followed: they could lead a credential elsewhere. */
final class Http {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,64}");
    private static final Pattern VISIBLE = Pattern.compile("[ -~]+");
    static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";
    private static final Pattern NAMES_OF_EXCEPTIONS = Pattern.compile("[\\w.$]+(?:Exception|Error): ");
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER = Duration.ofMinutes(5);
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_SAID = 1000;
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
        if (authorization.filter(value -> !VISIBLE.matcher(value).matches()).isPresent()) {
            throw new Refused(
                    401,
                    "unauthorized",
                    "The access token can't be one: it has characters that none has.",
                    null,
                    List.of());
        }
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private Answer send(HttpRequest request) {
        Came came = came(request);
        if (came.status >= OK && came.status < REDIRECTS) {
            return new Answer(request.uri(), came.headers, came.body);
        }
        throw refused(request.uri(), came);
    }

    /** What came back, as a whole. */
    private record Came(int status, HttpHeaders headers, String body) {}

    private Came came(HttpRequest request) {
        String host = request.uri().getRawAuthority();
        boolean changes = !request.method().equals("GET");
        try {
            return Deadline.within(TO_ANSWER, () -> exchange(request));
        } catch (ExecutionException e) {
            throw unreachable(host, e.getCause() == null ? e : e.getCause(), changes);
        } catch (TimeoutException e) {
            throw new Unreachable(
                    "No answer from " + host + " within " + TO_ANSWER.toMinutes() + " minutes.", changes, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("Interrupted while waiting for " + host + ".", changes, e);
        }
    }

    private Came exchange(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            String body = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            if (in.read() >= 0) {
                throw new IOException("its answer has no end");
            }
            return new Came(response.statusCode(), response.headers(), body);
        }
    }

    private static Unreachable unreachable(String host, Throwable e, boolean changes) {
        if (e instanceof HttpConnectTimeoutException) {
            return new Unreachable(
                    "No connection to " + host + " within " + TO_CONNECT.toSeconds() + " seconds.", false, e);
        }
        if (e instanceof ConnectException) {
            return new Unreachable("No connection to " + host + ": " + why(e) + ".", false, e);
        }
        if (e instanceof SSLException) {
            return new Unreachable("No trusted connection to " + host + ": " + why(e) + ".", false, e);
        }
        if (e instanceof IOException) {
            return new Unreachable("The connection to " + host + " was lost: " + why(e) + ".", changes, e);
        }
        return new Unreachable("What " + host + " answers is no HTTP that is understood.", changes, e);
    }

    private static String why(Throwable e) {
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

    private static Refused refused(URI uri, Came came) {
        int status = came.status;
        if (status < ERRORS && came.headers.firstValue("Location").isPresent()) {
            return new Refused(
                    status,
                    "redirected",
                    uri.getRawAuthority() + " sends us to another address, where no credential goes. "
                            + "Give the address that it really has.",
                    null,
                    List.of());
        }
        JsonNode error = error(came.body);
        String word = matching(error.path("error"), WORD).orElse("");
        String message = first(error, "errorMessage", "error_description");
        return new Refused(
                status,
                word.isEmpty() ? "http_" + status : word,
                message.isEmpty() ? plain(uri, status, first(error, "error")) : message,
                matching(error.path("field"), FIELD).orElse(null),
                texts(error.path("params")));
    }

    /** What programs read is no place for sentences. */
    private static Optional<String> matching(JsonNode text, Pattern pattern) {
        return Optional.ofNullable(text.textValue())
                .filter(word -> pattern.matcher(word).matches());
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
                String text =
                        PatFormat.redact(error.path(field).textValue()); // before it is cut: a part would not be known
                return text.length() > MOST_SAID ? text.substring(0, MOST_SAID) + "…" : text;
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
