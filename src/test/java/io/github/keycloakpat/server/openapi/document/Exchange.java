package io.github.keycloakpat.server.openapi.document;

import java.net.URI;
import java.net.http.HttpHeaders;

/**
 * A request and its answer.
 *
 * @param sent the request's body; empty for none
 * @param body the answer's; empty for none
 */
public record Exchange(String method, URI uri, String sent, int status, HttpHeaders headers, String body) {
    @Override
    public String toString() {
        return method + " " + uri + " -> " + status + " " + body;
    }
}
