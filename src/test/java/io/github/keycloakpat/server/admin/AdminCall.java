package io.github.keycloakpat.server.admin;

import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Http;

/** Every call of an administrator but those on webhooks, with the least that makes it succeed. */
enum AdminCall {
    LIST("GET", "?userId={user}", ""),
    GET("GET", "/{id}", ""),
    RIGHTS("GET", "/{id}/scopes", ""),
    INSPECT("POST", "/inspect", "{\"token\":\"{value}\"}"),
    STATS("GET", "/stats", ""),
    EVENTS("GET", "/{id}/events", ""),
    TRAIL("GET", "/events?userId={user}", ""),
    POLICY("GET", "/policy", ""),
    GRANTABLE("GET", "/grantable?userId={user}", ""),
    UPDATE("PUT", "/{id}", "{\"description\":\"changed\"}"),
    ADD_RIGHTS("POST", "/{id}/scopes", "{\"scopes\":[\"execute\"]}"),
    REMOVE_SCOPE("DELETE", "/{id}/scopes/read", ""),
    REMOVE_DETAIL("DELETE", "/{id}/authorization-details/{detail}", ""),
    REMOVE_RIGHTS("DELETE", "/{id}/scopes", ""),
    REVOKE("POST", "/{id}/revoke", "{}"),
    DELETE("DELETE", "/{id}", ""),
    REVOKE_MANY("POST", "/revoke", "{\"filter\":{\"userId\":\"{user}\"},\"reason\":\"spring cleaning\"}"),
    CREATE("POST", "", "{\"userId\":\"{user}\",\"name\":\"made by a test of all calls\"}"),
    ROTATE("POST", "/{id}/rotate", "{}"),
    PUT_POLICY("PUT", "/policy", "{\"noticeDays\":[5]}");

    private final String method;
    private final String path;
    private final String body;

    AdminCall(String method, String path, String body) {
        this.method = method;
        this.path = path;
        this.body = body;
    }

    /** What the call is about. */
    record Target(String user, String id, String value, String detail) {
        String fill(String text) {
            return text.replace("{user}", user)
                    .replace("{id}", id)
                    .replace("{value}", value)
                    .replace("{detail}", detail);
        }
    }

    Answer send(Http admin, Target target) {
        Call call = admin.call(method, target.fill(path));
        return (body.isEmpty() ? call : call.json(target.fill(body))).send();
    }
}
