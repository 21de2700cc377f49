package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.harness.RealmClients.publicClient;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which roles a user may put into a token, and which role they need to make one. */
@KeycloakTest
@Tag("wire")
class RoleGrantIT {
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;
    private final UserRest bob;

    RoleGrantIT(TestRealm realm) {
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
        this.bob = UserRest.of(realm, "bob");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void heldRolesOfRealmAndClientsAreGranted() {
        JsonNode token = alice.make("roles", List.of("orders-viewer", "orders-api/deployer", "orders-viewer"));

        assertThat(texts(token.path("roles"))).containsExactly("orders-api/deployer", "orders-viewer");
    }

    @Test
    void noneIsAnotherThingThanNothingSaid() {
        assertThat(alice.make("roles", List.of()).path("roles").toString()).isEqualTo("[]");
        assertThat(alice.make("roles", null).path("roles").toString()).isEqualTo("null");
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "orders-admin",
                "billing-api/clerk",
                "no-such-role",
                "no-such-client/role",
                "deployer",
                "orders-api/",
                "/deployer",
                "orders-api/orders-viewer",
                "",
                " ",
                "*",
                "ORDERS-VIEWER"
            })
    void aRoleThatTheUserDoesNotHoldIsRefused(String role) {
        assertRefused(
                alice.create("name", "x", "roles", List.of("orders-viewer", role)), 400, "role_not_held", "roles");
        assertThat(alice.names()).isEmpty();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"\\u0000", "orders-viewer\\u0000", "orders-api/\\u0000", "\\ud800"})
    void whatNoDatabaseKeepsIsNoRole(String text) {
        Answer answer = alice.http()
                .post("")
                .json("{\"name\":\"x\",\"roles\":[\"" + text + "\"]}")
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("field")).isEqualTo("roles");
        assertThat(alice.names()).isEmpty();
    }

    @Test
    void anothersRolesAreNotTheUsers() {
        assertRefused(bob.create("name", "x", "roles", List.of("orders-editor")), 400, "role_not_held", "roles");
        assertRefused(bob.create("name", "x", "roles", List.of("orders-api/deployer")), 400, "role_not_held", "roles");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account/manage-account", "account/view-profile", "realm-management/realm-admin",
                "realm-management/view-users", "realm-management/manage-users", "broker/read-token"
            })
    void rolesOfKeycloakItselfAreRefusedThoughHeld(String role) {
        realm.users().assign("root", role);
        UserRest root = UserRest.of(realm, "root");

        assertRefused(root.create("name", "x", "roles", List.of(role)), 400, "role_not_held", "roles");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "create-realm",
                "security-admin-console/own",
                "admin-cli/own",
                "account-console/own",
                "x-realm/own"
            })
    void rolesNamedAsThoseOfKeycloakAreRefusedThoughHeld(String role) {
        if (role.startsWith("x-realm/")) {
            realm.clients().create(publicClient("x-realm"));
        }
        realm.roles().create(role);
        realm.users().assign("root", role);

        assertRefused(
                UserRest.of(realm, "root").create("name", "x", "roles", List.of(role)), 400, "role_not_held", "roles");
    }

    @Test
    void whatACompositeHoldsIsLookedAtOneByOne() {
        realm.roles().create("chief");
        realm.roles().addToComposite("chief", "orders-admin");
        realm.roles().addToComposite("chief", "realm-management/manage-users");
        realm.users().create("chief-user", "chief");
        UserRest chief = UserRest.of(realm, "chief-user");

        assertThat(texts(chief.make("roles", List.of("orders-admin")).path("roles")))
                .containsExactly("orders-admin");
        assertRefused(
                chief.create("name", "x", "roles", List.of("realm-management/manage-users")),
                400,
                "role_not_held",
                "roles");
    }

    @Test
    void clientIdsAndRolesMayHoldSlashes() {
        realm.clients().create(publicClient("https://app.example/x"));
        realm.admin()
                .post("/clients/" + realm.clients().id("https://app.example/x") + "/roles")
                .json("{\"name\":\"writer\"}")
                .send()
                .expect(201);
        realm.users().assign("alice", "https://app.example/x/writer");

        JsonNode token = alice.make("roles", List.of("https://app.example/x/writer"));

        assertThat(texts(token.path("roles"))).containsExactly("https://app.example/x/writer");
    }

    @Test
    void aHundredRolesAreTheMost() {
        List<String> many =
                IntStream.range(0, 101).mapToObj(i -> "orders-viewer").toList();

        assertRefused(alice.create("name", "x", "roles", many), 400, "invalid_request", "roles");
        assertThat(alice.create("name", "x", "roles", many.subList(0, 100)).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders-editor", "orders-api/deployer"})
    void theRealmMayDemandARoleOfThoseWhoMakeTokens(String role) {
        policy.set("requiredRole", role);

        alice.make();
        assertRefused(bob.create("name", "x"), 403, "creation_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-role", "no-such-client/role"})
    void aDemandedRoleThatThereIsNotIsHeldByNobody(String role) {
        policy.set("requiredRole", role);

        assertRefused(alice.create("name", "x"), 403, "creation_not_allowed");
        assertThat(alice.grantable().at("/policy/creationAllowed").asBoolean()).isFalse();
    }

    @Test
    void aDemandedRoleThatIsTakenNoLongerHelps() {
        policy.set("requiredRole", "orders-viewer");
        realm.users().create("demoted", "orders-viewer");
        UserRest demoted = UserRest.of(realm, "demoted");
        String id = demoted.makeId();

        realm.users().unassign("demoted", "orders-viewer");

        assertRefused(demoted.create("name", "x"), 403, "creation_not_allowed");
        demoted.revoke(id).expect(204);
    }
}
