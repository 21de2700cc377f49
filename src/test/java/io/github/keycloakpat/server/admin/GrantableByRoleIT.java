package io.github.keycloakpat.server.admin;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.UserRest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an owner holds by groups and composites may be put into a token, as long as it is held. */
@KeycloakTest
@Tag("wire")
class GrantableByRoleIT {
    private final TestRealm realm;
    private final AdminRest admin;
    private String name = "";
    private String id = "";
    private String role = "";

    GrantableByRoleIT(TestRealm realm) {
        this.realm = realm;
        this.admin = AdminRest.mighty(realm);
    }

    @BeforeEach
    void someoneWithoutRoles() {
        name = "u-" + UUID.randomUUID();
        id = realm.users().create(name);
        role = "r-" + UUID.randomUUID();
        realm.roles().create(role);
        assertHeld(false);
    }

    private void assertHeld(boolean held) {
        List<String> roles = new ArrayList<>();
        UserRest.of(realm, name)
                .grantable()
                .path("roles")
                .forEach(shown -> roles.add(
                        shown.isTextual() ? shown.asText() : shown.path("name").asText()));
        if (held) {
            assertThat(roles).contains(role);
            admin.create(id, "roles", List.of(role)).expect(201);
        } else {
            assertThat(roles).doesNotContain(role);
            assertRefused(admin.create(id, "roles", List.of(role)), 400, "role_not_held", "roles");
        }
    }

    @Test
    void byAGroupOfAGroup() {
        String parent = "g-" + UUID.randomUUID();
        realm.groups().create(parent, role);
        String child = realm.admin()
                .post("/groups/" + realm.groups().id(parent) + "/children")
                .json(fields("name", "child"))
                .send()
                .expect(201)
                .createdId();
        String membership = "/users/" + id + "/groups/" + child;
        realm.admin().put(membership).send().expect(204);
        assertHeld(true);

        realm.admin().delete(membership).send().expect(204);
        assertHeld(false);
    }

    @Test
    void byACompositeOfAComposite() {
        String outer = "r-" + UUID.randomUUID();
        String inner = "r-" + UUID.randomUUID();
        realm.roles().create(outer);
        realm.roles().create(inner);
        realm.roles().addToComposite(outer, inner);
        realm.roles().addToComposite(inner, role);
        realm.users().assign(name, outer);
        assertHeld(true);

        realm.roles().removeFromComposite(inner, role);
        assertHeld(false);
        realm.roles().addToComposite(inner, role);
        realm.roles().removeFromComposite(outer, inner);
        assertHeld(false);
    }

    @Test
    void notARoleThatHoldsAnAdministrativeOne() {
        realm.roles().addToComposite(role, "realm-management/view-users");
        realm.users().assign(name, role);

        assertRefused(admin.create(id, "roles", List.of("realm-management/view-users")), 400, "role_not_held", "roles");
    }
}
