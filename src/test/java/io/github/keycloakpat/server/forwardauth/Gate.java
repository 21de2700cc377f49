package io.github.keycloakpat.server.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Http;
import java.util.List;
import java.util.Map;

/** Asks as a gateway does. */
final class Gate {
    static final String PATH = "/personal-access-tokens/auth";

    private final TestRealm realm;

    Gate(TestRealm realm) {
        this.realm = realm;
    }

    /** Makes a client that stands for a gateway, with all scopes of the realm. */
    void create(String client) {
        realm.clients().create(TestRealms.exchanging(RealmClients.confidentialClient(client)));
        realm.clients().update(client, gateway -> {
            gateway.getAttributes().remove("pat.exchange.enabled");
            gateway.getAttributes().put("pat.forward-auth.enabled", "true");
        });
    }

    /** Makes a realm role of any name, and gives it to somebody. */
    void createRole(String name, String user) {
        realm.admin().post("/roles").json(Map.of("name", name)).send().expect(201);
        JsonNode role = realm.admin()
                .get("/roles")
                .query("search", name)
                .send()
                .expect(200)
                .json()
                .path(0);
        realm.admin()
                .post("/users/" + realm.users().id(user) + "/role-mappings/realm")
                .json(List.of(role))
                .send()
                .expect(204);
    }

    /** Makes an application, gives it a role of any name, and that to somebody. */
    void createRole(String client, String name, String user) {
        String id = realm.clients().create(RealmClients.confidentialClient(client));
        Http application = realm.admin().below("/clients/" + id + "/roles");
        application.post("").json(Map.of("name", name)).send().expect(201);
        realm.admin()
                .post("/users/" + realm.users().id(user) + "/role-mappings/clients/" + id)
                .json(application.get("").send().expect(200).json())
                .send()
                .expect(204);
    }

    /** @param demands name, value, name, value… */
    Call asking(String... demands) {
        return demanding(realm.http().get(PATH), demands);
    }

    static Call demanding(Call call, String... demands) {
        for (int i = 0; i < demands.length; i += 2) {
            call.query(demands[i], demands[i + 1]);
        }
        return call;
    }

    Answer ask(Made pat, String... demands) {
        return asking(demands).bearer(pat.secret()).send();
    }

    static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.text("error")).isEqualTo("unauthorized");
        assertNothingTold(answer);
    }

    static void assertForbidden(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.text("error")).isIn("permission_denied", "client_not_allowed");
        assertNothingTold(answer);
    }

    private static void assertNothingTold(Answer answer) {
        assertThat(answer.header("Cache-Control")).contains("no-store");
        for (String name :
                List.of("X-Pat-User", "X-Pat-User-Id", "X-Pat-Id", "X-Pat-Scopes", "X-Pat-Roles", "Authorization")) {
            assertThat(answer.header(name)).as(name).isEmpty();
        }
    }
}
