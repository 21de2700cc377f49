package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.clientRoles;
import static io.github.keycloakpat.server.exchange.Pats.realmRoles;
import static io.github.keycloakpat.server.exchange.Pats.scope;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Http;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals 40 to 43: what the owner no longer holds is gone at the next use, however it was held. */
@KeycloakTest
@Tag("wire")
class OwnerRolesIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;

    OwnerRolesIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "full"})
    void aRoleThatIsTakenGoesWithItsScope40(String client) {
        String user = "taken-" + client;
        realm.users().create(user, "orders-viewer", "orders-editor");
        Made pat = pats.make(user, "read", "execute");
        assertThat(realmRoles(pats.claims(client, pat))).containsExactly("orders-editor", "orders-viewer");

        realm.users().unassign(user, "orders-editor");
        JsonNode claims = pats.claims(client, pat);

        assertThat(realmRoles(claims)).containsExactly("orders-viewer");
        assertThat(scope(claims)).containsExactly("read");
        Pats.assertError(pats.exchange(client, pat, "scope", "execute"), "invalid_scope");

        realm.users().unassign(user, "orders-viewer");
        Pats.assertError(pats.exchange(client, pat), "invalid_scope");
    }

    @Test
    void aRoleThatATokenNamesItselfIsGoneOnceTaken40() {
        realm.users().create("named", "orders-viewer", "orders-api/deployer");
        Made pat = pats.make("named", Map.of("roles", List.of("orders-viewer", "orders-api/deployer")));
        assertThat(clientRoles(pats.claims("full", pat), "orders-api")).containsExactly("deployer");

        realm.users().unassign("named", "orders-api/deployer");
        JsonNode claims = pats.claims("full", pat);

        assertThat(claims.has("resource_access")).isFalse();
        assertThat(realmRoles(claims)).containsExactly("orders-viewer");
    }

    @Test
    void aRoleOfTheSameNameMadeAnewIsNotTheOldOne40() {
        realm.roles().create("auditor");
        realm.users().create("anew", "auditor");
        Made pat = pats.make("anew", Map.of("roles", List.of("auditor")));
        assertThat(realmRoles(pats.claims("full", pat))).containsExactly("auditor");

        realm.roles().delete("auditor");
        realm.roles().create("auditor");
        realm.users().assign("anew", "auditor");

        assertThat(realmRoles(pats.claims("full", pat))).isEmpty();
    }

    @Test
    void theRolesOfAGroupGoWithTheGroup41() {
        realm.groups().create("editors", "orders-editor");
        realm.users().create("grouped", "orders-viewer");
        realm.users().join("grouped", "editors");
        Made pat = pats.make("grouped", "read", "execute");
        assertThat(realmRoles(pats.claims("script", pat))).containsExactly("orders-editor", "orders-viewer");

        realm.users().leave("grouped", "editors");

        assertThat(realmRoles(pats.claims("script", pat))).containsExactly("orders-viewer");
    }

    @Test
    void whatAGroupNoLongerHasItsMembersTokensHaveNot41() {
        realm.groups().create("testers", "orders-viewer", "orders-editor");
        realm.users().create("tester");
        realm.users().join("tester", "testers");
        Made pat = pats.make("tester", "read", "execute");
        assertThat(realmRoles(pats.claims("script", pat))).containsExactly("orders-editor", "orders-viewer");

        realm.groups().unassign("testers", "orders-editor");

        assertThat(realmRoles(pats.claims("script", pat))).containsExactly("orders-viewer");
    }

    @Test
    void aCompositeBringsOnlyWhatItHoldsNow42() {
        realm.roles().create("manager");
        realm.roles().addToComposite("manager", "orders-viewer");
        realm.roles().addToComposite("manager", "orders-api/deployer");
        realm.users().create("composed", "manager");
        Made pat = pats.make("composed", Map.of("roles", List.of("manager")));
        assertThat(realmRoles(pats.claims("full", pat))).containsExactly("manager", "orders-viewer");
        assertThat(clientRoles(pats.claims("full", pat), "orders-api")).containsExactly("deployer");

        realm.roles().removeFromComposite("manager", "orders-viewer");
        realm.roles().removeFromComposite("manager", "orders-api/deployer");
        JsonNode claims = pats.claims("full", pat);

        assertThat(realmRoles(claims)).containsExactly("manager");
        assertThat(claims.has("resource_access")).isFalse();
    }

    @Test
    void aServiceAccountCannotMakeTokens43() {
        TestRealm ofMachines = TestRealms.standard(keycloak);
        ofMachines.setAttribute("pat.managementClients", "ci");
        ofMachines.clients().update("ci", client -> {
            client.setFullScopeAllowed(true);
            client.setDirectAccessGrantsEnabled(true);
        });
        ofMachines.clients().serviceAccount("ci", "orders-viewer", "account/manage-account");

        assertThat(make(ofMachines, ofMachines.serviceToken("ci"))).isEqualTo(403);
        assertThat(make(ofMachines, ofMachines.token("ci", "alice"))).isEqualTo(201);
    }

    private static int make(TestRealm realm, String bearer) {
        return Http.at(realm.url())
                .post("/personal-access-tokens")
                .bearer(bearer)
                .json(Map.of("name", "ci", "scopes", List.of("read")))
                .send()
                .status();
    }
}
