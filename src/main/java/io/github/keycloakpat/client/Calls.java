package io.github.keycloakpat.client;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls below one address, each with an access token. */
final class Calls {
    private final Http http;
    private final Bearer bearer;
    private final Function<String, URI> root;

    Calls(Http http, Bearer bearer, Function<String, URI> root) {
        this.http = http;
        this.bearer = bearer;
        this.root = root;
    }

    Answer get(String path) {
        return call("GET", path, null);
    }

    Answer post(String path, @Nullable Fields body) {
        return call("POST", path, body);
    }

    Answer put(String path, Fields body) {
        return call("PUT", path, body);
    }

    Answer delete(String path) {
        return call("DELETE", path, null);
    }

    private Answer call(String method, String path, @Nullable Fields body) {
        return http.call(method, root.apply(path), Optional.of("Bearer " + bearer.accessToken()), body);
    }
}
