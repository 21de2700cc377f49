package io.github.keycloakpat.server.admin;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a form is told that an administrator may put into a token for somebody. */
@KeycloakTest
@Tag("wire")
class AdminGrantableIT {
    private final TestRealm realm;
    private final AdminRest admin;
    private final Policy policy;

    AdminGrantableIT(TestRealm realm) {
        this.realm = realm;
        this.admin = AdminRest.mighty(realm);
        this.policy = new Policy(realm);
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void isWhatTheOwnerIsTold() {
        assertThat(of("alice")).isEqualTo(UserRest.of(realm, "alice").grantable());
        assertThat(of("bob")).isEqualTo(UserRest.of(realm, "bob").grantable());
        assertThat(of("bob")).isNotEqualTo(of("alice"));
    }

    @Test
    void hasNoScopeThatManagesTokensUnlessItIsTheirOwn() {
        realm.scopes().create("tokens:read");
        policy.set("grantableScopes", "read tokens:read");
        String self = AdminRest.appoint(realm, "self", "realm-admin");

        assertThat(scopes(of("alice"))).containsExactly("read");
        assertThat(scopes(UserRest.of(realm, "alice").grantable())).contains("tokens:read");
        assertThat(scopes(
                        AdminRest.of(realm, "self").grantable(self).expect(200).json()))
                .containsExactly("tokens:read");
        assertRefused(
                admin.create(realm.users().id("alice"), "scopes", List.of("tokens:read")),
                400,
                "scope_not_grantable",
                "scopes");
    }

    @Test
    void saysWhetherTheOwnerMayHaveOne() {
        policy.set("requiredRole", "orders-editor");

        assertThat(of("alice").at("/policy/creationAllowed").asBoolean()).isTrue();
        assertThat(of("bob").at("/policy/creationAllowed").asBoolean()).isFalse();
    }

    @Test
    void forAServiceAccountTakesItsClient() {
        realm.clients().create(RealmClients.confidentialClient("robot"));
        String robot = realm.clients().serviceAccount("robot", "orders-viewer");
        AdminRest.appoint(realm, "of-users", "manage-users", "impersonation");
        AdminRest.appoint(realm, "of-clients", "view-users", "manage-clients");

        assertThat(mayCreate("of-users", robot)).isFalse();
        assertThat(mayCreate("of-clients", robot)).isTrue();
        assertThat(mayCreate("of-clients", realm.users().id("alice"))).isFalse();
    }

    @Test
    void isOfOneUserWhoIsThere() {
        assertRefused(admin.grantable("nobody"), 404, "user_not_found", "userId");
        assertRefused(admin.http().get("/grantable").send(), 400, "invalid_request", "userId");
        assertRefused(
                admin.http().get("/grantable").query("username", "alice").send(), 400, "invalid_request", "username");
        Answer posted = admin.http().post("/grantable").json("{}").send();
        assertRefused(posted, 405, "method_not_allowed");
    }

    private boolean mayCreate(String administrator, String userId) {
        JsonNode told =
                AdminRest.of(realm, administrator).grantable(userId).expect(200).json();
        return told.at("/policy/creationAllowed").asBoolean();
    }

    private JsonNode of(String user) {
        return admin.grantable(realm.users().id(user)).expect(200).json();
    }

    private static List<String> scopes(JsonNode grantable) {
        return grantable.path("scopes").findValuesAsText("name");
    }
}
