package io.github.keycloakpat.server.admin;

import static io.github.keycloakpat.server.rest.UserRest.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One administrator's calls on a realm's tokens. Bodies are given as name, value, name, value… */
final class AdminRest {
    /** Sees the account and all roles of its users, as Keycloak's own consoles do. */
    static final String CONSOLE = "other-app";

    private static final String PATH = "/personal-access-tokens";

    private final Http http;

    private AdminRest(Http http) {
        this.http = http;
    }

    /** As a service account that may do all. */
    static AdminRest mighty(TestRealm realm) {
        return new AdminRest(realm.admin().below(PATH));
    }

    /** As a person who signs in by password. */
    static AdminRest of(TestRealm realm, String user) {
        return by(realm, realm.token(CONSOLE, user));
    }

    static AdminRest by(TestRealm realm, String accessToken) {
        return new AdminRest(at(realm).as(accessToken));
    }

    /** The same place without any sign-in. */
    static Http at(TestRealm realm) {
        return realm.keycloak().http().below("/admin/realms/" + realm.name() + PATH);
    }

    /** Makes somebody who holds these roles of {@code realm-management}; the answer is the id. */
    static String appoint(TestRealm realm, String name, String... roles) {
        String id = realm.users().create(name);
        for (String role : roles) {
            realm.users().assign(name, "realm-management/" + role);
        }
        return id;
    }

    Http http() {
        return http;
    }

    Answer create(String userId, Object... fields) {
        Map<String, Object> body = fields(fields);
        body.put("userId", userId);
        body.putIfAbsent("name", UserRest.newName());
        return http.post("").json(body).send();
    }

    Answer get(String id) {
        return http.get("/" + id).send();
    }

    JsonNode read(String id) {
        return get(id).expect(200).json();
    }

    Answer update(String id, Object... fields) {
        return http.put("/" + id).json(fields(fields)).send();
    }

    Answer revoke(String id, Object... fields) {
        return http.post("/" + id + "/revoke").json(fields(fields)).send();
    }

    Answer rotate(String id, Object... fields) {
        return http.post("/" + id + "/rotate").json(fields(fields)).send();
    }

    Answer addRights(String id, Object... fields) {
        return http.post("/" + id + "/scopes").json(fields(fields)).send();
    }

    Answer events(String id) {
        return http.get("/" + id + "/events").query("max", 100).send();
    }

    Answer grantable(String userId) {
        return http.get("/grantable").query("userId", userId).send();
    }

    Answer list(Object... query) {
        Call call = http.get("");
        for (int i = 0; i < query.length; i += 2) {
            call.query((String) query[i], query[i + 1]);
        }
        return call.send();
    }

    /** The texts of one field of all that are listed. */
    List<String> listed(String field, Object... query) {
        return texts(list(query), field);
    }

    static List<String> texts(Answer list, String field) {
        List<String> texts = new ArrayList<>();
        list.expect(200).json().forEach(token -> texts.add(token.path(field).asText()));
        return texts;
    }

    static long total(Answer list) {
        return Long.parseLong(list.expect(200).header("X-Total-Count").orElseThrow());
    }

    Answer revokeMany(Object... fields) {
        return http.post("/revoke").json(fields(fields)).send();
    }

    Answer inspect(Object token) {
        return http.post("/inspect").json(fields("token", token)).send();
    }

    JsonNode stats() {
        return http.get("/stats").send().expect(200).json();
    }

    JsonNode policy() {
        return http.get("/policy").send().expect(200).json();
    }

    Answer setPolicy(Object... fields) {
        return http.put("/policy").json(fields(fields)).send();
    }
}
