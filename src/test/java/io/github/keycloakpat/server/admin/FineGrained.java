package io.github.keycloakpat.server.admin;

import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Http;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Keycloak's fine-grained permissions for administrators, switched on in one realm. */
public final class FineGrained {
    private final TestRealm realm;
    private final Http server;
    private final List<String> permissions = new ArrayList<>();

    private FineGrained(TestRealm realm) {
        this.realm = realm;
        this.server =
                realm.admin().below("/clients/" + realm.clients().id("admin-permissions") + "/authz/resource-server");
    }

    public static FineGrained on(TestRealm realm) {
        realm.update(rep -> rep.setAdminPermissionsEnabled(true));
        return new FineGrained(realm);
    }

    /** Takes back what was permitted. */
    public void clear() {
        permissions.forEach(
                id -> server.delete("/permission/scope/" + id).send().expect(204));
        permissions.clear();
    }

    /** Somebody new who may ask for users, and by that alone gets none. */
    public String admin() {
        String name = "fine-" + UUID.randomUUID();
        AdminRest.appoint(realm, name, "query-users");
        return name;
    }

    /** The name of a policy that says yes to this administrator. */
    public String only(String admin) {
        return policy("user", Map.of("users", List.of(realm.users().id(admin))));
    }

    /** The name of a policy that says yes to all but this administrator. */
    String allBut(String admin) {
        return policy("user", Map.of("users", List.of(realm.users().id(admin)), "logic", "NEGATIVE"));
    }

    /** @param kind such as {@code user}, {@code group} or {@code time} */
    String policy(String kind, Map<String, Object> fields) {
        String name = "policy " + UUID.randomUUID();
        Map<String, Object> body = new HashMap<>(fields);
        body.put("name", name);
        server.post("/policy/" + kind).json(body).send().expect(201);
        return name;
    }

    /** Permits this on some users, by id; on all of them if none is named. */
    public void onUsers(List<String> scopes, List<String> policies, String... userIds) {
        permission("Users", scopes, policies, userIds);
    }

    void onGroups(List<String> scopes, List<String> policies, String... groupIds) {
        permission("Groups", scopes, policies, groupIds);
    }

    private void permission(String type, List<String> scopes, List<String> policies, String... ids) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "permission " + UUID.randomUUID());
        body.put("resourceType", type);
        body.put("scopes", scopes);
        body.put("policies", policies);
        if (ids.length > 0) {
            body.put("resources", List.of(ids));
        }
        permissions.add(
                server.post("/permission/scope").json(body).send().expect(201).text("id"));
    }
}
