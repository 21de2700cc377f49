package io.github.keycloakpat.server.admin;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.Ldap;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Administrators of some users only, by Keycloak's fine-grained permissions: refusal 71. */
@KeycloakTest
@Tag("rows")
class FineGrainedIT {
    private static final List<String> VIEW = List.of("view");

    private final TestRealm realm;
    private final FineGrained permissions;
    private Person carol;
    private Person dave;
    private Person erin;

    FineGrainedIT(TestRealm realm) {
        this.realm = realm;
        this.permissions = FineGrained.on(realm);
    }

    /** Somebody with one token. */
    private record Person(String name, String id, UserRest rest, String token, String value) {
        static Person in(TestRealm realm, String name) {
            String unique = name + "-" + UUID.randomUUID();
            String id = realm.users().create(unique, "orders-viewer");
            UserRest rest = UserRest.of(realm, unique);
            JsonNode made = rest.make("scopes", List.of("read"));
            return new Person(
                    unique,
                    id,
                    rest,
                    made.path("id").asText(),
                    made.path("token").asText());
        }

        String status() {
            return rest.read(token).path("status").asText();
        }
    }

    @BeforeEach
    void people() {
        carol = Person.in(realm, "carol");
        dave = Person.in(realm, "dave");
        erin = Person.in(realm, "erin");
    }

    @AfterEach
    void noPermissions() {
        permissions.clear();
    }

    @Test
    void whoMayViewOneUserSeesTheirTokensOnlyAndChangesNone() {
        String name = permissions.admin();
        permissions.onUsers(VIEW, List.of(permissions.only(name)), carol.id);

        assertSeesJust(AdminRest.of(realm, name), carol);
        assertChangesNothing(AdminRest.of(realm, name), carol);
    }

    @Test
    void whoMayManageOneUserEndsTheirTokensAndGetsNoValues() {
        String name = permissions.admin();
        permissions.onUsers(List.of("view", "manage"), List.of(permissions.only(name)), carol.id);
        permissions.onUsers(List.of("impersonate"), List.of(permissions.only(carol.name)), carol.id); // herself
        AdminRest admin = AdminRest.of(realm, name);
        assertSeesJust(admin, carol);

        assertRefused(admin.create(carol.id), 403, "permission_denied");
        assertRefused(admin.rotate(carol.token), 403, "permission_denied");
        assertRefused(admin.create(dave.id), 404, "user_not_found", "userId");
        assertRefused(admin.rotate(dave.token), 404, "token_not_found");
        assertThat(admin.revokeMany("all", true).expect(200).json().toString())
                .isEqualTo("{\"revoked\":1,\"skipped\":0}");
        assertThat(List.of(carol.status(), dave.status(), erin.status()))
                .containsExactly("REVOKED", "ACTIVE", "ACTIVE");
    }

    @Test
    void whoMayImpersonateOneUserAsWellGetsValuesOfThatUserOnly() {
        String name = permissions.admin();
        permissions.onUsers(List.of("view", "manage", "impersonate"), List.of(permissions.only(name)), carol.id);
        permissions.onUsers(List.of("view", "manage"), List.of(permissions.only(name)), dave.id);
        AdminRest admin = AdminRest.of(realm, name);

        admin.create(carol.id, "scopes", List.of("read")).expect(201);
        admin.rotate(carol.token).expect(200);
        assertRefused(admin.create(dave.id), 403, "permission_denied");
        assertRefused(admin.rotate(dave.token), 403, "permission_denied");
        assertRefused(admin.rotate(erin.token), 404, "token_not_found");
    }

    @Test
    void whatMayOnlyBeSeenIsSkippedWhenManyAreRevoked() {
        String name = permissions.admin();
        permissions.onUsers(VIEW, List.of(permissions.only(name)), carol.id);
        permissions.onUsers(List.of("view", "manage"), List.of(permissions.only(name)), dave.id);
        AdminRest admin = AdminRest.of(realm, name);

        JsonNode counts =
                admin.revokeMany("all", true, "reason", "both").expect(200).json();

        assertThat(counts.toString()).isEqualTo("{\"revoked\":1,\"skipped\":1}");
        assertThat(List.of(carol.status(), dave.status(), erin.status()))
                .containsExactly("ACTIVE", "REVOKED", "ACTIVE");
    }

    @Test
    void whoMayViewTheMembersOfAGroupSeesTheirTokens() {
        String group = "group-" + UUID.randomUUID();
        realm.groups().create(group);
        realm.users().join(carol.name, group);
        realm.users().join(erin.name, group);
        String name = permissions.admin();
        permissions.onGroups(
                List.of("view-members"),
                List.of(permissions.only(name)),
                realm.groups().id(group));

        assertSeesJust(AdminRest.of(realm, name), carol, erin);
        realm.users().leave(erin.name, group);
        assertSeesJust(AdminRest.of(realm, name), carol);
    }

    @Test
    void whoIsDeniedOneMemberOfAGroupDoesNotSeeThatOne() {
        String group = "group-" + UUID.randomUUID();
        realm.groups().create(group);
        realm.users().join(carol.name, group);
        realm.users().join(dave.name, group);
        String name = permissions.admin();
        permissions.onGroups(
                List.of("view-members"),
                List.of(permissions.only(name)),
                realm.groups().id(group));
        permissions.onUsers(VIEW, List.of(permissions.allBut(name)), dave.id);

        AdminRest admin = AdminRest.of(realm, name);

        assertSeesJust(admin, carol);
    }

    /** Keycloak's permission to manage does not hold the one to view. */
    @Test
    void whoMayManageButNotViewSeesNothing() {
        String name = permissions.admin();
        permissions.onUsers(List.of("manage"), List.of(permissions.only(name)), carol.id);

        assertSeesJust(AdminRest.of(realm, name));
        assertRefused(AdminRest.of(realm, name).revoke(carol.token), 404, "token_not_found");
    }

    @Test
    void whoMayViewAllButOneSeesAllButThatOne() {
        String name = permissions.admin();
        permissions.onUsers(VIEW, List.of(permissions.only(name)));
        permissions.onUsers(VIEW, List.of(permissions.allBut(name)), carol.id);
        AdminRest admin = AdminRest.of(realm, name);

        assertThat(AdminRest.total(admin.list()))
                .isEqualTo(AdminRest.total(AdminRest.mighty(realm).list()) - 1)
                .isEqualTo(admin.stats().path("active").asLong());
        assertThat(admin.listed("id", "max", 100))
                .contains(dave.token, erin.token)
                .doesNotContain(carol.token);
        assertRefused(admin.get(carol.token), 404, "token_not_found");
    }

    /** Where Keycloak looks at one user this denies; its filter of lists does not look at permissions of others. */
    @Test
    void whoIsPermittedToAnotherAdministratorByNameIsHiddenFromOneWhoMayViewAll() {
        String name = permissions.admin();
        permissions.onUsers(VIEW, List.of(permissions.only(name)));
        permissions.onUsers(VIEW, List.of(permissions.only(erin.name)), carol.id);

        assertListsWhatItOpens(AdminRest.of(realm, name), List.of(dave, erin), List.of(carol));
    }

    @Test
    void membersOfAGroupThatIsPermittedToAnotherAdministratorAreHiddenFromOneWhoMayViewAll() {
        String group = "group-" + UUID.randomUUID();
        String team = "team-" + UUID.randomUUID();
        realm.groups().create(group);
        realm.groups().create(team);
        realm.users().join(carol.name, group);
        realm.users().join(dave.name, team);
        String name = permissions.admin();
        permissions.onGroups(
                List.of("view-members"),
                List.of(permissions.only(erin.name)),
                realm.groups().id(group));
        permissions.onUsers(VIEW, List.of(permissions.only(name)));
        assertListsWhatItOpens(AdminRest.of(realm, name), List.of(dave, erin), List.of(carol));

        realm.users().join(carol.name, team);
        permissions.clear();
        permissions.onGroups(
                List.of("view-members"),
                List.of(permissions.only(erin.name)),
                realm.groups().id(group));
        permissions.onGroups(
                List.of("view-members"),
                List.of(permissions.only(name)),
                realm.groups().id(team));
        assertListsWhatItOpens(AdminRest.of(realm, name), List.of(dave), List.of(carol, erin));
    }

    private static void assertListsWhatItOpens(AdminRest admin, List<Person> seen, List<Person> hidden) {
        List<String> listed = admin.listed("id", "max", 100);
        for (Person person : seen) {
            admin.get(person.token).expect(200);
            assertThat(listed).contains(person.token);
        }
        for (Person person : hidden) {
            assertRefused(admin.get(person.token), 404, "token_not_found");
            assertThat(listed).doesNotContain(person.token);
        }
        assertThat(admin.stats().path("active").asInt()).isEqualTo(listed.size());
    }

    @Test
    void whoSeesNobodySeesNoTokens() {
        assertSeesJust(AdminRest.of(realm, permissions.admin()));
    }

    @Test
    void aRoleThatSeesAllSeesAllWhateverPermissionsSay() {
        String name = "viewer-" + UUID.randomUUID();
        AdminRest.appoint(realm, name, "view-users");
        permissions.onUsers(VIEW, List.of(permissions.allBut(name)), carol.id);
        AdminRest admin = AdminRest.of(realm, name);

        for (Person person : List.of(carol, dave, erin)) {
            assertThat(admin.listed("id", "userId", person.id)).containsExactly(person.token);
            admin.get(person.token).expect(200);
        }
    }

    /** Keycloak's filter of lists knows nothing of these, so that it would show who may not be seen. */
    @Test
    void whereAPolicyCantBeCheckedForManyUsersAtOnceOneUserMustBeNamed() {
        String name = permissions.admin();
        String past = permissions.policy("time", Map.of("notOnOrAfter", "2001-01-01 00:00:00"));
        permissions.onUsers(VIEW, List.of(permissions.only(name), past), carol.id);
        permissions.onUsers(VIEW, List.of(permissions.only(name)), dave.id);
        AdminRest admin = AdminRest.of(realm, name);

        assertNeedsUserId(admin);
        assertThat(admin.listed("id", "userId", dave.id)).containsExactly(dave.token);
        assertThat(admin.listed("id", "userId", carol.id)).isEmpty();
        assertThat(active(admin, dave)).isEqualTo(1);
        assertThat(active(admin, carol)).isZero();
        assertRefused(admin.get(carol.token), 404, "token_not_found");
    }

    /** Without such a role Keycloak's filter of lists adds no condition at all. */
    @Test
    void whoMayViewAllButOneWithoutBeingAllowedToQueryNamesOneUser() {
        String name = "unqueried-" + UUID.randomUUID();
        AdminRest.appoint(realm, name);
        permissions.onUsers(VIEW, List.of(permissions.only(name)));
        permissions.onUsers(VIEW, List.of(permissions.allBut(name)), carol.id);
        AdminRest admin = AdminRest.of(realm, name);

        assertNeedsUserId(admin);
        assertThat(admin.listed("id", "userId", dave.id)).containsExactly(dave.token);
        assertThat(admin.listed("id", "userId", carol.id)).isEmpty();
        assertThat(admin.listed("id", "username", carol.name)).isEmpty();
    }

    @Test
    void whereUsersComeFromADirectoryOneUserMustBeNamed() throws Exception {
        String name = permissions.admin();
        permissions.onUsers(VIEW, List.of(permissions.only(name)), carol.id);
        try (Ldap ldap = Ldap.start()) {
            String directory = ldap.federate(realm);
            AdminRest admin = AdminRest.of(realm, name);

            assertNeedsUserId(admin);
            assertThat(admin.listed("id", "userId", carol.id)).containsExactly(carol.token);
            assertThat(admin.listed("id", "username", carol.name)).containsExactly(carol.token);
            assertThat(admin.listed("id", "userId", dave.id)).isEmpty();
            AdminRest.mighty(realm).list().expect(200);

            realm.admin().delete("/components/" + directory).send().expect(204);
        }
    }

    private static long active(AdminRest admin, Person person) {
        return admin.http()
                .get("/stats")
                .query("userId", person.id)
                .send()
                .expect(200)
                .json()
                .path("active")
                .asLong();
    }

    private static void assertNeedsUserId(AdminRest admin) {
        assertRefused(admin.list(), 400, "invalid_request", "userId");
        assertRefused(admin.http().get("/stats").send(), 400, "invalid_request", "userId");
        assertRefused(admin.revokeMany("all", true), 400, "invalid_request", "userId");
    }

    /** List, count, statistics, single tokens and values agree on whom the administrator sees. */
    private void assertSeesJust(AdminRest admin, Person... seen) {
        List<Person> shown = List.of(seen);
        Answer list = admin.list("status", "all", "max", 100);
        assertThat(AdminRest.texts(list, "id"))
                .containsExactlyInAnyOrderElementsOf(
                        shown.stream().map(Person::token).toList());
        assertThat(AdminRest.total(list)).isEqualTo(shown.size());
        assertThat(AdminRest.total(admin.list("max", 0))).isEqualTo(shown.size());
        assertThat(admin.stats().path("active").asLong()).isEqualTo(shown.size());
        for (Person person : List.of(carol, dave, erin)) {
            List<String> expected = shown.contains(person) ? List.of(person.token) : List.of();
            assertThat(admin.listed("id", "userId", person.id)).isEqualTo(expected);
            assertThat(admin.listed("id", "username", person.name)).isEqualTo(expected);
            if (shown.contains(person)) {
                admin.get(person.token).expect(200);
                assertThat(admin.inspect(person.value).expect(200).text("id")).isEqualTo(person.token);
            } else {
                assertRefused(admin.get(person.token), 404, "token_not_found");
                assertThat(admin.get(person.token).text())
                        .isEqualTo(admin.get(UUID.randomUUID().toString()).text());
                assertThat(admin.inspect(person.value).expect(404).text())
                        .isEqualTo(admin.inspect("nothing").text());
            }
        }
    }

    private static void assertChangesNothing(AdminRest admin, Person seen) {
        String before = seen.rest.get(seen.token).text();
        assertRefused(admin.update(seen.token, "name", "x"), 403, "permission_denied");
        assertRefused(admin.revoke(seen.token), 403, "permission_denied");
        assertRefused(admin.rotate(seen.token), 403, "permission_denied");
        assertRefused(admin.addRights(seen.token, "scopes", List.of("read")), 403, "permission_denied");
        assertRefused(admin.create(seen.id), 403, "permission_denied");
        assertRefused(admin.http().delete("/" + seen.token).send(), 403, "permission_denied");
        assertThat(admin.revokeMany("all", true).expect(200).json().toString())
                .isEqualTo("{\"revoked\":0,\"skipped\":1}");
        assertThat(seen.rest.get(seen.token).text()).isEqualTo(before);
    }
}
