package io.github.keycloakpat.server.admin;

import io.github.keycloakpat.server.harness.RealmUsers;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Http;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** People of the master realm who administer one other realm only. */
final class MasterAdmin {
    private MasterAdmin() {}

    /** An access token of somebody new who holds these roles over the realm. */
    static String holding(TestRealm realm, String... roles) {
        Http master = realm.keycloak().admin().below("/master");
        String name = "m-" + UUID.randomUUID();
        String user = master.post("/users")
                .json(RealmUsers.person(name))
                .send()
                .expect(201)
                .createdId();
        String client = master.get("/clients")
                .query("clientId", realm.name() + "-realm")
                .send()
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asText();
        for (String role : roles) {
            Object found = master.get("/clients/" + client + "/roles/" + role)
                    .send()
                    .expect(200)
                    .as(Map.class);
            master.post("/users/" + user + "/role-mappings/clients/" + client)
                    .json(List.of(found))
                    .send()
                    .expect(204);
        }
        return realm.keycloak()
                .http()
                .post("/realms/master/protocol/openid-connect/token")
                .form("grant_type", "password", "client_id", "admin-cli")
                .form("username", name, "password", TestRealm.PASSWORD)
                .send()
                .expect(200)
                .text("access_token");
    }
}
