package io.github.keycloakpat.server.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * HTTP as tests write it: {@code http.post("/x").bearer(t).json(body).send()}. Immutable and thread-safe; keeps no
 * cookies. A path is taken as it is (encode it yourself), or is a whole address starting with {@code http}.
 */
public final class Http {
    static final Duration TIMEOUT = Duration.ofSeconds(60);

    static {
        // Read once by java.net.http when its first class is loaded.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection,content-length,expect");
    }

    private static final HttpClient STAYING = client(HttpClient.Redirect.NEVER);
    private static final HttpClient FOLLOWING = client(HttpClient.Redirect.NORMAL);

    private final String base;
    private final Supplier<Optional<String>> bearer;

    private Http(String base, Supplier<Optional<String>> bearer) {
        this.base = base;
        this.bearer = bearer;
    }

    /** Calls below {@code base}, an address without a slash at its end. */
    public static Http at(String base) {
        return new Http(base, Optional::empty);
    }

    /** The same with a path appended to the base. */
    public Http below(String path) {
        return new Http(base + path, bearer);
    }

    /** The same with a bearer token on each call, asked for anew each time. */
    public Http as(Supplier<String> token) {
        return new Http(base, () -> Optional.of(token.get()));
    }

    public Http as(String token) {
        return as(() -> token);
    }

    public Call get(String path) {
        return call("GET", path);
    }

    public Call post(String path) {
        return call("POST", path);
    }

    public Call put(String path) {
        return call("PUT", path);
    }

    public Call delete(String path) {
        return call("DELETE", path);
    }

    public Call options(String path) {
        return call("OPTIONS", path);
    }

    public Call head(String path) {
        return call("HEAD", path);
    }

    /** Any verb. */
    public Call call(String method, String path) {
        Call call = new Call(method, path.startsWith("http") ? path : base + path);
        bearer.get().ifPresent(call::bearer);
        return call;
    }

    /**
     * Sends bytes that no HTTP client would, such as control characters in a header, and returns all that comes back
     * until the server closes. The request should say {@code Connection: close}.
     */
    public String raw(byte[] request) {
        URI uri = URI.create(base);
        try (Socket socket = new Socket(InetAddress.getByName(uri.getHost()), uri.getPort())) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError("raw request to " + base, e);
        }
    }

    static HttpClient client(boolean following) {
        return following ? FOLLOWING : STAYING;
    }

    private static HttpClient client(HttpClient.Redirect redirect) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .followRedirects(redirect)
                .build();
    }
}
