package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.harness.RealmClients.publicClient;
import static io.github.keycloakpat.server.rest.Refusals.names;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a form is told that a user may put into a token. */
@KeycloakTest
@Tag("wire")
class GrantableIT {
    private final TestRealm realm;
    private final Policy policy;

    GrantableIT(TestRealm realm) {
        this.realm = realm;
        this.policy = new Policy(realm);
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void tellsTheScopesOfWhichTheUserHasARole() {
        assertThat(grantable("alice").path("scopes").toString())
                .isEqualTo("[{\"name\":\"execute\",\"description\":\"The scope execute\"},"
                        + "{\"name\":\"read\",\"description\":\"The scope read\"}]");
        assertThat(scopes("bob")).containsExactly("read");
        assertThat(scopes("root")).containsExactly("admin", "execute", "read");
    }

    @Test
    void tellsHeldRolesAndNoneOfKeycloak() {
        List<String> alice = texts(grantable("alice").path("roles"));
        List<String> root = texts(grantable("root").path("roles"));

        assertThat(alice).contains("orders-viewer", "orders-editor", "orders-api/deployer");
        assertThat(alice).doesNotContain("orders-admin", "billing-api/clerk");
        assertThat(alice).noneMatch(role -> role.startsWith("account/") || role.startsWith("broker/"));
        assertThat(texts(grantable("bob").path("roles")))
                .contains("orders-viewer")
                .doesNotContain("orders-editor");
        assertThat(root).contains("orders-admin").noneMatch(role -> role.startsWith("realm-management/"));
    }

    @Test
    void tellsNoForbiddenRoleOfAComposite() {
        realm.roles().create("chief");
        realm.roles().addToComposite("chief", "orders-admin");
        realm.roles().addToComposite("chief", "realm-management/manage-users");
        realm.users().create("chief-user", "chief");

        List<String> roles = texts(grantable("chief-user").path("roles"));

        assertThat(roles).contains("orders-admin").doesNotContain("realm-management/manage-users");
    }

    @Test
    void tellsApplicationsThatAreOnAndNotKeycloaks() {
        realm.clients().create(publicClient("switched-off"));
        realm.clients().disable("switched-off");

        List<String> audiences = texts(grantable("alice").path("audiences"));

        assertThat(audiences).contains("orders-api", "billing-api").isSorted();
        assertThat(audiences)
                .doesNotContain(
                        "switched-off",
                        "account",
                        "account-console",
                        "admin-cli",
                        "broker",
                        "realm-management",
                        "security-admin-console");
    }

    @Test
    void tellsTheCatalogue() {
        assertThat(grantable("alice").path("authorizationDetailTypes").toString())
                .isEqualTo("{}");

        policy.set("authorizationDetailTypes", "{\"topic\":[\"read\"],\"channel\":[\"read\",\"publish\"]}");

        assertThat(grantable("alice").path("authorizationDetailTypes").toString())
                .isEqualTo("{\"channel\":[\"publish\",\"read\"],\"topic\":[\"read\"]}");
    }

    @Test
    void tellsThePolicyThatBindsTheForm() {
        assertThat(grantable("alice").path("policy").toString()).isEqualTo("""
                {"enabled":true,"creationAllowed":true,"maxLifetime":"P365D","defaultLifetime":"P30D",\
                "neverExpireAllowed":false,"maxTokensPerUser":50,"scopesRequired":false,"audienceRequired":false,\
                "maxGracePeriod":"P7D","regenerateAllowed":true,"reauthMaxAge":"PT0S"}""");
    }

    @Test
    void tellsAPolicyThatIsChanged() {
        Map.of(
                        "maxLifetime", "P2W",
                        "defaultLifetime", "PT36H",
                        "neverExpireAllowed", "true",
                        "maxTokensPerUser", "7",
                        "scopesRequired", "true",
                        "audienceRequired", "true",
                        "maxGracePeriod", "PT1H",
                        "regenerateAllowed", "false",
                        "reauthMaxAge", "PT15M",
                        "requiredRole", "orders-editor")
                .forEach(policy::set);

        assertThat(grantable("alice").path("policy").toString()).isEqualTo("""
                {"enabled":true,"creationAllowed":true,"maxLifetime":"P14D","defaultLifetime":"PT36H",\
                "neverExpireAllowed":true,"maxTokensPerUser":7,"scopesRequired":true,"audienceRequired":true,\
                "maxGracePeriod":"PT1H","regenerateAllowed":false,"reauthMaxAge":"PT15M"}""");
        assertThat(grantable("bob").at("/policy/creationAllowed").asBoolean()).isFalse();
    }

    @Test
    void tellsOnlyWhatCreationTakes() {
        policy.set("authorizationDetailTypes", "{\"channel\":[\"read\"]}");
        UserRest root = UserRest.of(realm, "root");
        JsonNode grantable = root.grantable();
        assertThat(names(grantable)).contains("scopes", "roles", "audiences", "authorizationDetailTypes", "policy");

        JsonNode token = root.make(
                "scopes", scopes("root"),
                "roles", texts(grantable.path("roles")),
                "audiences", texts(grantable.path("audiences")));

        assertThat(texts(token.path("roles"))).containsExactlyElementsOf(texts(grantable.path("roles")));
        assertThat(texts(token.path("audiences"))).containsExactlyElementsOf(texts(grantable.path("audiences")));
    }

    private List<String> scopes(String user) {
        return grantable(user).path("scopes").findValuesAsText("name");
    }

    private JsonNode grantable(String user) {
        return UserRest.of(realm, user).grantable();
    }
}
