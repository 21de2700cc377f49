package io.github.keycloakpat.server.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Http;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** One person's calls on their own tokens, by one access token. Bodies are given as name, value, name, value… */
final class UserRest {
    private static final AtomicLong NAMES = new AtomicLong();

    private final Http http;

    private UserRest(Http http) {
        this.http = http;
    }

    /** By a fresh access token of the client that people manage their tokens with. */
    static UserRest of(TestRealm realm, String user) {
        return by(realm, realm.token(user));
    }

    static UserRest by(TestRealm realm, String accessToken) {
        return new UserRest(at(realm).as(accessToken));
    }

    /** The same place without any sign-in. */
    static Http at(TestRealm realm) {
        return realm.http().below("/personal-access-tokens");
    }

    Http http() {
        return http;
    }

    Answer create(Object... fields) {
        return creation(fields).send();
    }

    Call creation(Object... fields) {
        return http.post("").json(fields(fields));
    }

    /** Makes a token, of a new name if none is given, and answers it with its value. */
    JsonNode make(Object... fields) {
        Map<String, Object> body = fields(fields);
        body.putIfAbsent("name", newName());
        return http.post("").json(body).send().expect(201).json();
    }

    /** The id of a token that is made so. */
    String makeId(Object... fields) {
        return make(fields).path("id").asText();
    }

    static String newName() {
        return "token " + NAMES.incrementAndGet();
    }

    Answer get(String id) {
        return http.get("/" + id).send();
    }

    /** The token as it is now. */
    JsonNode read(String id) {
        return get(id).expect(200).json();
    }

    Answer update(String id, Object... fields) {
        return http.put("/" + id).json(fields(fields)).send();
    }

    Answer revoke(String id, Object... fields) {
        return http.post("/" + id + "/revoke").json(fields(fields)).send();
    }

    Answer delete(String id) {
        return http.delete("/" + id).send();
    }

    Call list() {
        return http.get("");
    }

    /** The texts of one field of all tokens, in the order of the list with these query parameters. */
    List<String> listed(String field, Object... query) {
        Call call = list();
        for (int i = 0; i < query.length; i += 2) {
            call.query((String) query[i], query[i + 1]);
        }
        List<String> texts = new ArrayList<>();
        call.send()
                .expect(200)
                .json()
                .forEach(token -> texts.add(token.path(field).asText()));
        return texts;
    }

    /** Names of all tokens, ended ones too. */
    List<String> names() {
        return listed("name", "status", "all", "max", 100, "sort", "name");
    }

    Call deleteAll() {
        return http.delete("");
    }

    /** Takes away whatever there is. */
    void clear() {
        deleteAll().query("status", "all").query("confirm", true).send().expect(200);
    }

    JsonNode grantable() {
        return http.get("/grantable").send().expect(200).json();
    }

    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
