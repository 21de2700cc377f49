package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.clientRoles;
import static io.github.keycloakpat.server.exchange.Pats.realmRoles;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals 48 and 58: which roles stand in the JWT. */
@KeycloakTest
@Tag("wire")
class RolesOfTokenIT {
    private final TestRealm realm;
    private final Pats pats;

    RolesOfTokenIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @Test
    void withoutAListTheScopesBringTheRolesAndFullScopeBringsNone() {
        Made pat = pats.make("root", "read");

        JsonNode claims = pats.claims("full", pat);

        assertThat(realmRoles(claims)).containsExactly("orders-viewer");
        assertThat(claims.has("resource_access")).isFalse();
    }

    @Test
    void aListIsExactlyTheRoles() {
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "roles", List.of("orders-api/deployer")));

        JsonNode claims = pats.claims("full", pat);

        assertThat(clientRoles(claims, "orders-api")).containsExactly("deployer");
        assertThat(realmRoles(claims)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "full", "ci"})
    void anEmptyListIsNoRoles(String client) {
        Made pat = pats.make("root", Map.of("scopes", List.of("read", "execute"), "roles", List.of()));

        JsonNode claims = pats.claims(client, pat);

        assertThat(realmRoles(claims)).isEmpty();
        assertThat(claims.has("resource_access")).isFalse();
    }

    @Test
    void aClientWithoutFullScopeGetsOnlyTheRolesThatItMaySee48() {
        Made pat = pats.make(
                "alice",
                Map.of(
                        "scopes",
                        List.of("read"),
                        "roles",
                        List.of("orders-viewer", "orders-editor", "orders-api/deployer")));

        JsonNode claims = pats.claims("script", pat);

        assertThat(realmRoles(claims)).containsExactly("orders-viewer");
        assertThat(claims.has("resource_access")).isFalse();
    }

    /** Keycloak adds a client's own roles to all that it gets, whatever the scopes. */
    @Test
    void theExchangingClientsOwnRolesDoNotComeByThemselves() {
        realm.roles().create("script/runner");
        realm.users().create("runner", "orders-viewer", "script/runner");

        JsonNode ofScopes = pats.claims("script", pats.make("runner", "read"));
        JsonNode named = pats.claims("script", pats.make("runner", Map.of("roles", List.of("script/runner"))));

        assertThat(ofScopes.has("resource_access")).isFalse();
        assertThat(clientRoles(named, "script")).containsExactly("runner");
    }

    @Test
    void whatIsMappedToAClientOrMadeOfItsOwnRolesItMaySee() {
        realm.roles().create("ci/outer");
        realm.roles().addToComposite("ci/outer", "billing-api/clerk");
        realm.clients().addScopeMappings("ci", "orders-api/deployer");
        realm.users().create("seen", "orders-editor", "orders-api/deployer", "ci/outer");
        List<String> roles = List.of("orders-editor", "orders-api/deployer", "ci/outer");

        JsonNode claims = pats.claims("ci", pats.make("seen", Map.of("roles", roles)));

        assertThat(clientRoles(claims, "orders-api")).containsExactly("deployer");
        assertThat(clientRoles(claims, "billing-api")).containsExactly("clerk");
        assertThat(clientRoles(claims, "ci")).containsExactly("outer");
        assertThat(realmRoles(claims)).isEmpty();
    }

    @Test
    void rolesOfAnApplicationOutsideTheAudienceAreCut48() {
        realm.users().create("both", "orders-api/deployer", "billing-api/clerk");
        List<String> roles = List.of("orders-api/deployer", "billing-api/clerk");
        Made anywhere = pats.make("both", Map.of("roles", roles));
        Made bound = pats.make("both", Map.of("roles", roles, "audiences", List.of("orders-api")));

        assertThat(clientRoles(pats.claims("full", anywhere), "billing-api")).containsExactly("clerk");
        JsonNode claims = pats.claims("full", bound);

        assertThat(clientRoles(claims, "orders-api")).containsExactly("deployer");
        assertThat(claims.path("resource_access").has("billing-api")).isFalse();
    }

    @Test
    void rolesOfAnApplicationThatWasNotAskedForAreCut48() {
        realm.users().create("asking", "orders-api/deployer", "billing-api/clerk");
        List<String> roles = List.of("orders-api/deployer", "billing-api/clerk");
        Made pat = pats.make("asking", Map.of("roles", roles, "audiences", List.of("orders-api", "billing-api")));

        JsonNode claims = pats.claims("full", pat, "audience", "billing-api");

        assertThat(claims.path("resource_access").has("orders-api")).isFalse();
        assertThat(clientRoles(claims, "billing-api")).containsExactly("clerk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "realm-management/realm-admin",
                "realm-management/view-users",
                "account/manage-account",
                "account/view-profile",
                "broker/read-token"
            })
    void rolesOfKeycloaksOwnClientsCannotBePutIntoAToken58(String role) {
        realm.users().assign("root", role);

        var refused = pats.ask("root", Map.of("roles", List.of(role))).expect(400);

        assertThat(refused.text("error")).isEqualTo("role_not_held");
    }

    @Test
    void rolesOfKeycloaksOwnClientsDoNotComeThroughAComposite58() {
        realm.roles().create("boss");
        realm.roles().addToComposite("boss", "realm-management/realm-admin");
        realm.roles().addToComposite("boss", "account/manage-account");
        realm.roles().addToComposite("boss", "orders-admin");
        realm.users().create("boss", "boss");
        Made pat = pats.make("boss", Map.of("roles", List.of("boss")));

        JsonNode claims = pats.claims("full", pat);

        assertThat(realmRoles(claims)).containsExactly("boss", "orders-admin");
        assertThat(claims.has("resource_access")).isFalse();
    }

    @Test
    void rolesOfKeycloaksOwnClientsDoNotComeThroughAScope58() {
        realm.scopes().create("run", "orders-viewer", "realm-management/manage-users", "account/manage-account");
        realm.scopes().update("run", scope -> scope.getAttributes().put("pat.grantable", "true"));
        realm.clients().addOptionalScope("full", "run");

        JsonNode claims = pats.claims("full", pats.make("root", "run"));

        assertThat(realmRoles(claims)).containsExactly("orders-viewer");
        assertThat(claims.has("resource_access")).isFalse();
        assertThat(claims.has("aud")).isFalse();
    }
}
