package io.github.keycloakpat.server.harness;

import io.github.keycloakpat.server.http.Http;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.RoleRepresentation;

/** The roles of a {@link TestRealm}: {@code name} of the realm, {@code clientId/name} of a client. */
public final class RealmRoles {
    private final TestRealm realm;

    RealmRoles(TestRealm realm) {
        this.realm = realm;
    }

    public void create(String role) {
        Name name = Name.of(role);
        holder(name).post("/roles").json(Map.of("name", name.role)).send().expect(201);
    }

    public RoleRepresentation get(String role) {
        Name name = Name.of(role);
        return holder(name).get("/roles/" + name.role).send().expect(200).as(RoleRepresentation.class);
    }

    public void delete(String role) {
        Name name = Name.of(role);
        holder(name).delete("/roles/" + name.role).send().expect(204);
    }

    public void addToComposite(String composite, String role) {
        composites(composite).post("").json(List.of(get(role))).send().expect(204);
    }

    public void removeFromComposite(String composite, String role) {
        composites(composite).delete("").json(List.of(get(role))).send().expect(204);
    }

    /** Adds or removes a role where the admin API keeps {@code /realm} and {@code /clients/{id}} mappings. */
    void map(Http mappings, String method, String role) {
        Name name = Name.of(role);
        String path =
                name.client.isEmpty() ? "/realm" : "/clients/" + realm.clients().id(name.client);
        mappings.call(method, path).json(List.of(get(role))).send().expect(204);
    }

    private Http composites(String composite) {
        return realm.admin().below("/roles-by-id/" + get(composite).getId() + "/composites");
    }

    private Http holder(Name name) {
        return name.client.isEmpty()
                ? realm.admin()
                : realm.admin().below("/clients/" + realm.clients().id(name.client));
    }

    private record Name(String client, String role) {
        static Name of(String text) {
            int slash = text.lastIndexOf('/');
            return new Name(text.substring(0, Math.max(0, slash)), text.substring(slash + 1));
        }
    }
}
