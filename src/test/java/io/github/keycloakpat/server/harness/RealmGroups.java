package io.github.keycloakpat.server.harness;

import java.util.Map;
import org.keycloak.representations.idm.GroupRepresentation;

/** The groups at the top of a {@link TestRealm}. */
public final class RealmGroups {
    private final TestRealm realm;

    RealmGroups(TestRealm realm) {
        this.realm = realm;
    }

    /** Makes a group whose members hold these roles. */
    public void create(String name, String... roles) {
        realm.admin().post("/groups").json(Map.of("name", name)).send().expect(201);
        assign(name, roles);
    }

    public void assign(String name, String... roles) {
        String id = id(name);
        for (String role : roles) {
            realm.roles().map(realm.admin().below("/groups/" + id + "/role-mappings"), "POST", role);
        }
    }

    public void unassign(String name, String... roles) {
        String id = id(name);
        for (String role : roles) {
            realm.roles().map(realm.admin().below("/groups/" + id + "/role-mappings"), "DELETE", role);
        }
    }

    public void delete(String name) {
        realm.admin().delete("/groups/" + id(name)).send().expect(204);
    }

    public String id(String name) {
        return realm.admin()
                .get("/group-by-path/" + name)
                .send()
                .expect(200)
                .as(GroupRepresentation.class)
                .getId();
    }
}
