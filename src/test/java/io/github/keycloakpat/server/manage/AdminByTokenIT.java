package io.github.keycloakpat.server.manage;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An administrator's token at the administration of tokens: both the scope and the permission, and never the realm. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminByTokenIT {
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;
    private Managing managing;
    private Made pat;
    private Http calls;

    AdminByTokenIT(TestRealm realm) {
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeAll
    void anAdministratorsToken() {
        managing = Managing.in(realm);
        realm.setAttribute("pat.maxTokensPerUser", "500");
        pat = managing.token("root", "scopes", Managing.with("read", "execute"), "expiresIn", "P20D");
        calls = managing.adminThrough(pat);
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void itReadsAndEndsTheTokensOfOthers() {
        String id = alice.makeId("scopes", List.of("read"));

        assertThat(calls.get("")
                        .query("userId", realm.users().id("alice"))
                        .send()
                        .expect(200)
                        .json())
                .isNotEmpty();
        calls.get("/" + id).send().expect(200);
        calls.get("/" + id + "/events").send().expect(200);
        calls.get("/stats").send().expect(200);
        calls.post("/" + id + "/revoke")
                .json(Map.of("reason", "by a token"))
                .send()
                .expect(204);

        JsonNode revoked = alice.read(id);
        assertThat(revoked.path("status").asText()).isEqualTo("REVOKED");
        assertThat(revoked.path("revokedBy").asText()).isEqualTo(realm.users().id("root"));
        assertThat(alice.events(id).json().path(0).at("/details/byToken").asText())
                .isEqualTo(pat.id());
    }

    @Test
    void itRevokesManyAtOnce() {
        String name = UserRest.newName();
        String id = alice.makeId("name", name);

        JsonNode counts = calls.post("/revoke")
                .json(Map.of("filter", Map.of("search", name), "reason", "by a token"))
                .send()
                .expect(200)
                .json();

        assertThat(counts.path("revoked").asInt()).isEqualTo(1);
        assertThat(alice.read(id).path("status").asText()).isEqualTo("REVOKED");
    }

    @Test
    void thePermissionOfItsOwnerIsAskedForToo() {
        realm.users().create("viewer", "realm-management/view-users");
        Made viewers = managing.token("viewer", "scopes", Managing.ALL);
        Http viewer = managing.adminThrough(viewers);
        String id = alice.makeId();

        viewer.get("/" + id).send().expect(200);
        assertRefused(viewer.post("/" + id + "/revoke").json(Map.of()).send(), 403, "permission_denied");
        assertRefused(viewer.delete("/" + id).send(), 403, "permission_denied");
        assertRefused(viewer.get("/" + id + "/events").send(), 403, "permission_denied");

        realm.users().unassign("viewer", "realm-management/view-users");

        assertRefused(viewer.get("/" + id).send(), 404, "token_not_found");
        assertRefused(viewer.get("").send(), 403, "permission_denied");
    }

    @Test
    void whoIsNoAdministratorSeesNothingHere() {
        Http bob = managing.adminThrough(managing.token("bob", "scopes", Managing.ALL));

        assertRefused(bob.get("").send(), 403, "permission_denied");
        assertRefused(bob.get("/" + alice.makeId()).send(), 404, "token_not_found");
    }

    @Test
    void aClientThatMayNotHaveTheAdminRolesOpensNothing() {
        Http narrow = managing.admin(managing.jwt(pat)); // of a client without full scope

        assertRefused(narrow.get("").send(), 403, "permission_denied");
    }

    @Test
    void thePolicyIsNoToken() {
        calls.get("/policy").send().expect(401);
        calls.put("/policy").json(Map.of("maxTokensPerUser", 9)).send().expect(401);
    }

    @Test
    void whatItMakesForAnotherListsItsRolesAndIsWithin() {
        String bob = realm.users().id("bob");

        JsonNode made = calls.post("")
                .json(Map.of(
                        "userId", bob,
                        "name", UserRest.newName(),
                        "scopes", List.of("read"),
                        "roles", List.of("orders-viewer"),
                        "expiresIn", "P1D"))
                .send()
                .expect(201)
                .json();

        assertThat(made.path("parentId").asText()).isEqualTo(pat.id());
        assertThat(made.path("userId").asText()).isEqualTo(bob);
        assertRefused(
                calls.post("")
                        .json(Map.of("userId", bob, "name", "x", "scopes", List.of("read"), "expiresIn", "P1D"))
                        .send(),
                403,
                "permission_denied",
                "roles");
        assertRefused(
                calls.post("")
                        .json(Map.of(
                                "userId",
                                bob,
                                "name",
                                "x",
                                "scopes",
                                List.of("tokens:read"),
                                "roles",
                                List.of(),
                                "expiresIn",
                                "P1D"))
                        .send(),
                400,
                "scope_not_grantable",
                "scopes");
    }

    @Test
    void theTokensOfOthersAreNotWidenedByIt() {
        String id = alice.makeId("scopes", List.of("read"), "roles", List.of(), "expiresIn", "P1D");

        assertRefused(
                calls.post("/" + id + "/scopes")
                        .json(Map.of("scopes", List.of("admin")))
                        .send(),
                400,
                "scope_not_grantable",
                "scopes");
        assertRefused(
                calls.post("/" + id + "/rotate")
                        .json(Map.of("expiresIn", "P21D"))
                        .send(),
                403,
                "permission_denied",
                "expiresAt");
        calls.post("/" + id + "/rotate").json(Map.of()).send().expect(200);
    }

    @Test
    void whereARecentSignInIsDemandedItMintsForNobody() {
        policy.set("reauthMaxAge", "PT5M");

        assertRefused(
                calls.post("")
                        .json(Map.of(
                                "userId", realm.users().id("bob"), "name", "x", "roles", List.of(), "expiresIn", "P1D"))
                        .send(),
                403,
                "permission_denied");
    }

    @Test
    void webhooksTakeTheirScopeAndThePermissionsOfItsOwner() {
        realm.users().create("watcher", "realm-management/view-users", "realm-management/view-realm");
        Http watcher = managing.adminThrough(managing.token("watcher", "scopes", Managing.ALL));
        Map<String, Object> webhook = Map.of("url", "http://127.0.0.1:9/", "enabled", false);

        JsonNode made = calls.post("/webhooks").json(webhook).send().expect(201).json();
        String id = "/webhooks/" + made.path("id").asText();

        assertThat(made.path("createdBy").asText()).isEqualTo(realm.users().id("root"));
        watcher.get("/webhooks").send().expect(200);
        watcher.get(id + "/deliveries").send().expect(200);
        assertRefused(watcher.post("/webhooks").json(webhook).send(), 403, "permission_denied");
        assertRefused(watcher.put(id).json(Map.of("enabled", true)).send(), 403, "permission_denied");
        assertRefused(watcher.post(id + "/test").send(), 403, "permission_denied");
        assertRefused(watcher.post(id + "/rotate-secret").send(), 403, "permission_denied");
        assertRefused(watcher.delete(id).send(), 403, "permission_denied");
        realm.users().unassign("watcher", "realm-management/view-realm");
        assertRefused(watcher.get("/webhooks").send(), 403, "permission_denied");
        Http without = managing.adminThrough(managing.token("root", "scopes", List.of("tokens:read", "tokens:write")));
        without.get("").send().expect(200);
        without.get("/webhooks").send().expect(401);
        without.delete(id).send().expect(401);
        calls.delete(id).send().expect(204);
    }

    @Test
    void anotherRealmIsShut() {
        String other = realm.keycloak().url() + "/admin/realms/master/personal-access-tokens";

        assertThat(calls.get(other).send().status()).isIn(401, 403);
    }

    @Test
    void endedItOpensNothing() {
        Made ended = managing.token("root", "scopes", Managing.ALL);
        Http through = managing.adminThrough(ended);
        through.get("").send().expect(200);

        UserRest.of(realm, "root").revoke(ended.id()).expect(204);

        assertRefused(through.get("").send(), 401, "unauthorized");
        assertRefused(through.get("/stats").send(), 401, "unauthorized");
    }
}
