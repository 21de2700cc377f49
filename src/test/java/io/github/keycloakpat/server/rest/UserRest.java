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
public final class UserRest {
    private static final AtomicLong NAMES = new AtomicLong();

    private final Http http;

    private UserRest(Http http) {
        this.http = http;
    }

    /** By a fresh access token of the client that people manage their tokens with. */
    public static UserRest of(TestRealm realm, String user) {
        return by(realm, realm.token(user));
    }

    public static UserRest by(TestRealm realm, String accessToken) {
        return new UserRest(at(realm).as(accessToken));
    }

    /** The same place without any sign-in. */
    public static Http at(TestRealm realm) {
        return realm.http().below("/personal-access-tokens");
    }

    public Http http() {
        return http;
    }

    public Answer create(Object... fields) {
        return creation(fields).send();
    }

    public Call creation(Object... fields) {
        return http.post("").json(fields(fields));
    }

    /** Makes a token, of a new name if none is given, and answers it with its value. */
    public JsonNode make(Object... fields) {
        Map<String, Object> body = fields(fields);
        body.putIfAbsent("name", newName());
        return http.post("").json(body).send().expect(201).json();
    }

    /** The id of a token that is made so. */
    public String makeId(Object... fields) {
        return make(fields).path("id").asText();
    }

    public static String newName() {
        return "token " + NAMES.incrementAndGet();
    }

    public Answer get(String id) {
        return http.get("/" + id).send();
    }

    /** The token as it is now. */
    public JsonNode read(String id) {
        return get(id).expect(200).json();
    }

    public Answer update(String id, Object... fields) {
        return http.put("/" + id).json(fields(fields)).send();
    }

    public Answer revoke(String id, Object... fields) {
        return http.post("/" + id + "/revoke").json(fields(fields)).send();
    }

    public Answer rotate(String id, Object... fields) {
        return rotation(id, fields).send();
    }

    public Call rotation(String id, Object... fields) {
        return http.post("/" + id + "/rotate").json(fields(fields));
    }

    public Answer regenerate(String id, Object... fields) {
        return http.post("/" + id + "/regenerate").json(fields(fields)).send();
    }

    public Answer endGrace(String id) {
        return http.delete("/" + id + "/previous-secret").send();
    }

    public Answer rights(String id) {
        return http.get("/" + id + "/scopes").send();
    }

    public Answer addRights(String id, Object... fields) {
        return http.post("/" + id + "/scopes").json(fields(fields)).send();
    }

    public Answer removeAllRights(String id) {
        return http.delete("/" + id + "/scopes").send();
    }

    public Answer removeScope(String id, String scope) {
        return http.delete("/" + id + "/scopes/" + scope).send();
    }

    public Answer removeDetail(String id, String detailId) {
        return http.delete("/" + id + "/authorization-details/" + detailId).send();
    }

    public Answer events(String id, Object... query) {
        Call call = http.get("/" + id + "/events");
        for (int i = 0; i < query.length; i += 2) {
            call.query((String) query[i], query[i + 1]);
        }
        return call.send();
    }

    /** Types of what happened to the token, newest first. */
    public List<String> eventTypes(String id) {
        List<String> types = new ArrayList<>();
        events(id, "max", 100)
                .expect(200)
                .json()
                .forEach(line -> types.add(line.path("type").asText()));
        return types;
    }

    public Answer delete(String id) {
        return http.delete("/" + id).send();
    }

    public Call list() {
        return http.get("");
    }

    /** The texts of one field of all tokens, in the order of the list with these query parameters. */
    public List<String> listed(String field, Object... query) {
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
    public List<String> names() {
        return listed("name", "status", "all", "max", 100, "sort", "name");
    }

    public Call deleteAll() {
        return http.delete("");
    }

    /** Takes away whatever there is. */
    public void clear() {
        deleteAll().query("status", "all").query("confirm", true).send().expect(200);
    }

    public JsonNode grantable() {
        return http.get("/grantable").send().expect(200).json();
    }

    public static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
