package io.github.keycloakpat.server.mail;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.Map;

/** The realm's administrator {@code root}, who changes tokens of others. */
final class Administrator {
    private final TestRealm realm;

    Administrator(TestRealm realm) {
        this.realm = realm;
    }

    /** Makes a token for somebody else, and answers it with its value. */
    JsonNode make(String owner, String name) {
        return make(Map.of("userId", realm.users().id(owner), "name", name));
    }

    /** The same by the owner's id. */
    JsonNode makeFor(String ownerId) {
        return make(Map.of("userId", ownerId, "name", UserRest.newName()));
    }

    private JsonNode make(Map<String, String> body) {
        return http().post("").json(body).send().expect(201).json();
    }

    JsonNode make(String owner) {
        return make(owner, UserRest.newName());
    }

    JsonNode rotate(String id, Object... fields) {
        return http().post("/" + id + "/rotate")
                .json(UserRest.fields(fields))
                .send()
                .expect(200)
                .json();
    }

    void revoke(String id, String reason) {
        http().post("/" + id + "/revoke").json(Map.of("reason", reason)).send().expect(204);
    }

    void delete(String id) {
        http().delete("/" + id).send().expect(204);
    }

    Answer update(String id, Object... fields) {
        return http().put("/" + id).json(UserRest.fields(fields)).send().expect(200);
    }

    private Http http() {
        return realm.admin().below("/personal-access-tokens").as(() -> realm.token("other-app", "root"));
    }
}
