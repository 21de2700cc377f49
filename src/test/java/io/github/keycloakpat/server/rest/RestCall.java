package io.github.keycloakpat.server.rest;

import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Http;

/** Every call on a user's own tokens, with the least that makes it succeed. */
enum RestCall {
    LIST("GET", "", ""),
    GRANTABLE("GET", "/grantable", ""),
    GET("GET", "/{id}", ""),
    CREATE("POST", "", "{\"name\":\"made by a test of all calls\"}"),
    UPDATE("PUT", "/{id}", "{\"description\":\"changed\"}"),
    ROTATE("POST", "/{id}/rotate", "{}"),
    END_GRACE("DELETE", "/{id}/previous-secret", ""),
    RIGHTS("GET", "/{id}/scopes", ""),
    ADD_RIGHTS("POST", "/{id}/scopes", "{\"scopes\":[\"read\"]}"),
    REMOVE_RIGHTS("DELETE", "/{id}/scopes", ""),
    EVENTS("GET", "/{id}/events", ""),
    REVOKE("POST", "/{id}/revoke", "{}"),
    DELETE("DELETE", "/{id}", ""),
    DELETE_ALL("DELETE", "?status=all&confirm=true", "");

    private final String method;
    private final String path;
    private final String body;

    RestCall(String method, String path, String body) {
        this.method = method;
        this.path = path;
        this.body = body;
    }

    /** @param id of the token that the call is about, if it is about one */
    Call call(Http tokens, String id) {
        Call call = tokens.call(method, path.replace("{id}", id));
        return body.isEmpty() ? call : call.json(body);
    }

    Answer send(Http tokens, String id) {
        return call(tokens, id).send();
    }
}
