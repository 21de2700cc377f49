package io.github.keycloakpat.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Http;
import java.util.ArrayList;
import java.util.List;

/** The audit trail of a whole realm, as administrators read it. */
final class RealmTrail {
    private static final String PATH = "/personal-access-tokens/events";

    private final Http http;

    private RealmTrail(Http http) {
        this.http = http;
    }

    /** As a service account that may do all. */
    static RealmTrail of(TestRealm realm) {
        return new RealmTrail(realm.admin().below(PATH));
    }

    /** By an access token; an empty text sends none. */
    static RealmTrail by(TestRealm realm, String accessToken) {
        Http place = realm.keycloak().http().below("/admin/realms/" + realm.name() + PATH);
        return new RealmTrail(accessToken.isEmpty() ? place : place.as(accessToken));
    }

    Call call(Object... query) {
        Call call = http.get("");
        for (int i = 0; i < query.length; i += 2) {
            call.query((String) query[i], query[i + 1]);
        }
        return call;
    }

    Answer read(Object... query) {
        return call(query).send();
    }

    Answer post() {
        return http.post("").json("{}").send();
    }

    /** At most a hundred, newest first. */
    List<JsonNode> lines(Object... query) {
        List<JsonNode> lines = new ArrayList<>();
        call(query).query("max", 100).send().expect(200).json().forEach(lines::add);
        return lines;
    }

    List<String> texts(String field, Object... query) {
        return lines(query).stream().map(line -> line.path(field).asText()).toList();
    }

    /** What was told of the realm's policy, newest first. */
    List<JsonNode> ofPolicy() {
        return lines("type", "POLICY_CHANGED");
    }

    /** The last that was told of the realm's policy. */
    JsonNode lastOfPolicy() {
        return ofPolicy().get(0);
    }
}
