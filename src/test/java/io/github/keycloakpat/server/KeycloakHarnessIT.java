package io.github.keycloakpat.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.Ldap;
import io.github.keycloakpat.server.harness.SqlCount;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.http.Jwt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the other server tests stand on. Asks nothing of our own extension. */
@KeycloakTest
class KeycloakHarnessIT {
    private final Keycloak keycloak;
    private final TestRealm realm;

    KeycloakHarnessIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
    }

    @Test
    void theServerIsReadyAndLogsToTheTests() {
        assertThat(Http.at(keycloak.managementUrl()).get("/health/ready").send().status())
                .isEqualTo(200);
        assertThat(keycloak.metrics()).contains("jvm_");
        assertThat(keycloak.log()).contains("Listening on: " + keycloak.url());
    }

    @Test
    void aManagementTokenIsForTheAccountAndHasNoOrdersRoles() {
        JsonNode claims = Jwt.claims(realm.token("alice"));

        assertThat(claims.path("azp").asText()).isEqualTo("kcpat");
        assertThat(claims.path("aud").asText()).isEqualTo("account");
        assertThat(claims.at("/resource_access/account/roles").toString()).contains("manage-account", "view-profile");
        assertThat(claims.path("realm_access").isMissingNode()).isTrue();
        assertThat(claims.path("auth_time").isMissingNode()).isTrue();
    }

    @Test
    void anOrdinaryApplicationsTokenIsForTheAccountToo() {
        JsonNode claims = Jwt.claims(realm.token("other-app", "alice"));

        assertThat(claims.path("aud").toString()).contains("account", "orders-api");
        assertThat(claims.at("/realm_access/roles").toString()).contains("orders-viewer", "orders-editor");
        assertThat(claims.at("/resource_access/orders-api/roles").toString()).contains("deployer");
    }

    @Test
    void aBrowserLoginHasATimeOfSignIn() {
        JsonNode claims = Jwt.claims(realm.browserLogin("kcpat", "alice"));

        assertThat(claims.path("preferred_username").asText()).isEqualTo("alice");
        assertThat(claims.path("auth_time").asLong()).isPositive();
    }

    @Test
    void anImpersonatedSessionIsTheUsersAndHasNoFormFilledIn() {
        JsonNode claims = Jwt.claims(realm.impersonate("kcpat", "bob"));

        assertThat(claims.path("preferred_username").asText()).isEqualTo("bob");
    }

    @Test
    void aTokenExpiresWhenTheServersClockMovesOn() {
        String token = realm.token("alice");
        assertThat(userinfo(token)).isEqualTo(200);

        keycloak.shiftTime(Duration.ofMinutes(10));
        assertThat(userinfo(token)).isEqualTo(401);

        keycloak.resetTime();
        assertThat(userinfo(token)).isEqualTo(200);
    }

    @Test
    void sqlIsCountedWithItsTextAndWritesAreToldApart() throws Exception {
        String id = realm.users().id("alice");
        SqlCount nothing = keycloak.countSql(() -> {});
        SqlCount reading = keycloak.countSql(() ->
                realm.http().get("/.well-known/openid-configuration").send().expect(200));
        SqlCount update = keycloak.countSql(() -> realm.admin()
                .put("/users/" + id)
                .json(Map.of("firstName", "Alicia", "lastName", "E", "email", "alice@example.org"))
                .send()
                .expect(204));

        assertThat(nothing.on("USER_ENTITY").statements()).isEmpty();
        assertThat(reading.on("USER_ENTITY").writes()).isEmpty();
        assertThat(update.on("USER_ENTITY").writes()).hasSize(1);
        assertThat(update.on("USER_ENTITY").writes().get(0)).startsWithIgnoringCase("update");
    }

    @Test
    void testsSeeAndChangeRows() {
        String name = realm.name();

        assertThat(keycloak.sql("SELECT NAME, ENABLED FROM REALM WHERE NAME = ?", name))
                .containsExactly(Map.of("name", name, "enabled", true));
        assertThat(keycloak.sqlUpdate("UPDATE REALM SET ENABLED = TRUE WHERE NAME = ?", name))
                .isEqualTo(1);
    }

    @Test
    void attributesComeAndGoWithoutTouchingOthers() {
        realm.setAttribute("pat.maxTokensPerUser", "3");
        assertThat(realm.get().getAttributes())
                .containsEntry("pat.maxTokensPerUser", "3")
                .containsEntry("pat.grantableScopes", "read execute admin");

        realm.removeAttribute("pat.maxTokensPerUser");
        assertThat(realm.get().getAttributes())
                .doesNotContainKey("pat.maxTokensPerUser")
                .containsKey("pat.grantableScopes");
    }

    @Test
    void rolesReachUsersThroughGroupsAndComposites() {
        realm.roles().create("orders-api/auditor");
        realm.roles().create("controller");
        realm.roles().addToComposite("controller", "orders-api/auditor");
        realm.groups().create("controllers", "controller");
        realm.users().create("carol");
        realm.users().join("carol", "controllers");
        assertThat(applicationRoles("carol")).contains("controller", "auditor");

        realm.roles().removeFromComposite("controller", "orders-api/auditor");
        assertThat(applicationRoles("carol")).contains("controller").doesNotContain("auditor");

        realm.users().leave("carol", "controllers");
        assertThat(applicationRoles("carol")).doesNotContain("controller");
    }

    @Test
    void scopesBringTheirRolesAndAudiences() {
        realm.clients().update("script", client -> client.setDirectAccessGrantsEnabled(true));
        JsonNode claims = Jwt.claims(realm.http()
                .post("/protocol/openid-connect/token")
                .form("grant_type", "password", "client_id", "script")
                .form("username", "alice", "password", TestRealm.PASSWORD, "scope", "read")
                .send()
                .expect(200)
                .text("access_token"));

        assertThat(claims.path("aud").asText()).isEqualTo("orders-api");
        assertThat(claims.at("/realm_access/roles").toString()).isEqualTo("[\"orders-viewer\"]");
        assertThat(claims.path("scope").asText()).contains("read").doesNotContain("execute");
    }

    @Test
    void aServiceAccountGetsATokenOfItsOwn() {
        realm.clients().serviceAccount("ci", "orders-viewer");

        assertThat(Jwt.claims(realm.serviceToken("ci"))
                        .path("preferred_username")
                        .asText())
                .isEqualTo("service-account-ci");
    }

    @Test
    void theForwardedAddressIsBelieved() {
        realm.update(rep -> rep.setEventsEnabled(true));

        realm.http()
                .post("/protocol/openid-connect/token")
                .from("203.0.113.7")
                .form("grant_type", "password", "client_id", "kcpat", "username", "bob", "password", "wrong")
                .send()
                .expect(400);

        assertThat(realm.admin()
                        .get("/events")
                        .query("type", "LOGIN_ERROR")
                        .send()
                        .text())
                .contains("203.0.113.7");
    }

    @Test
    void bytesThatNoClientSendsAreSent() {
        String request = "GET /realms/" + realm.name() + " HTTP/1.1\r\nHost: x\r\nX-Odd: a\u0001b\r\n\r\n";

        assertThat(keycloak.http().raw(request.getBytes(StandardCharsets.ISO_8859_1)))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void someoneOfTheDirectorySignsInUntilRemovedFromIt() throws Exception {
        try (Ldap ldap = Ldap.start()) {
            ldap.add("dora");
            String federation = ldap.federate(realm);
            assertThat(Jwt.claims(realm.token("dora"))
                            .path("preferred_username")
                            .asText())
                    .isEqualTo("dora");

            ldap.remove("dora");
            realm.admin().get("/users").query("username", "dora").send().expect(200);
            assertThat(realm.admin()
                            .get("/users")
                            .query("username", "dora")
                            .send()
                            .json())
                    .isEmpty();
            realm.admin().delete("/components/" + federation).send().expect(204);
        }
    }

    private int userinfo(String token) {
        return realm.http()
                .get("/protocol/openid-connect/userinfo")
                .bearer(token)
                .send()
                .status();
    }

    private String applicationRoles(String user) {
        JsonNode claims = Jwt.claims(realm.token("other-app", user));
        return claims.path("realm_access").toString() + claims.path("resource_access");
    }
}
