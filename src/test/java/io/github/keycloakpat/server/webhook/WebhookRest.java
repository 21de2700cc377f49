package io.github.keycloakpat.server.webhook;

import static io.github.keycloakpat.server.rest.UserRest.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One administrator's calls on a realm's webhooks. Bodies are given as name, value, name, value… */
final class WebhookRest {
    /** Where nobody listens. */
    static final String CLOSED = "http://127.0.0.1:9/hook";

    private static final String PATH = "/personal-access-tokens/webhooks";

    private final Http http;

    private WebhookRest(Http http) {
        this.http = http;
    }

    /** As a service account that may do all. */
    static WebhookRest mighty(TestRealm realm) {
        return new WebhookRest(realm.admin().below(PATH));
    }

    /** The same place without any sign-in. */
    static Http at(TestRealm realm) {
        return realm.keycloak().http().below("/admin/realms/" + realm.name() + PATH);
    }

    Http http() {
        return http;
    }

    Call creating(Object... fields) {
        Map<String, Object> body = fields(fields);
        body.putIfAbsent("url", CLOSED);
        return http.post("").json(body);
    }

    Answer create(Object... fields) {
        return creating(fields).send();
    }

    /** Makes one; the answer is its id. */
    String make(Object... fields) {
        return create(fields).expect(201).createdId();
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

    Answer delete(String id) {
        return http.delete("/" + id).send();
    }

    Answer rotateSecret(String id) {
        return http.post("/" + id + "/rotate-secret").send();
    }

    Answer test(String id) {
        return http.post("/" + id + "/test").send();
    }

    Answer redeliver(String id, String delivery) {
        return http.post("/" + id + "/deliveries/" + delivery + "/redeliver").send();
    }

    Answer list(Object... query) {
        return with(http.get(""), query);
    }

    Answer deliveries(String id, Object... query) {
        return with(http.get("/" + id + "/deliveries"), query);
    }

    private static Answer with(Call call, Object... query) {
        for (int i = 0; i < query.length; i += 2) {
            call.query((String) query[i], query[i + 1]);
        }
        return call.send();
    }

    static List<String> ids(Answer list) {
        List<String> ids = new ArrayList<>();
        list.expect(200).json().forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    static long total(Answer list) {
        return Long.parseLong(list.expect(200).header("X-Total-Count").orElseThrow());
    }

    /** Makes room for those of the next test. */
    void clear() {
        ids(list("max", 100)).forEach(id -> delete(id).expect(204));
    }
}
