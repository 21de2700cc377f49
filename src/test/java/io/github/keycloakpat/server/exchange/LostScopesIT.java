package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertError;
import static io.github.keycloakpat.server.exchange.Pats.realmRoles;
import static io.github.keycloakpat.server.exchange.Pats.scope;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Refusals 52 and 54: a scope that is no longer the token's, the policy's or the owner's is gone at the next use. */
@KeycloakTest
@Tag("wire")
class LostScopesIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;

    LostScopesIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @Test
    void aScopeThatWasRemovedIsGoneAtTheNextUse52() {
        Made pat = pats.make("alice", "read", "execute");
        assertThat(scope(pats.claims("script", pat))).containsExactly("execute", "read");

        pats.update("alice", pat, Pats.scopes("read"));
        JsonNode claims = pats.claims("script", pat);

        assertThat(scope(claims)).containsExactly("read");
        assertThat(realmRoles(claims)).containsExactly("orders-viewer");
        assertError(pats.exchange("script", pat, "scope", "execute"), "invalid_scope");
    }

    @Test
    void aScopeThatThePolicyNoLongerGrantsIsGoneAtTheNextUse52() {
        TestRealm tightening = TestRealms.standard(keycloak);
        Pats itsPats = new Pats(tightening);
        Made both = itsPats.make("alice", "read", "execute");
        Made executing = itsPats.make("alice", "execute");

        tightening.setAttribute("pat.grantableScopes", "read admin");
        JsonNode claims = itsPats.claims("full", both);

        assertThat(scope(claims)).containsExactly("read");
        assertThat(realmRoles(claims)).containsExactly("orders-viewer");
        assertError(itsPats.exchange("full", executing), "invalid_scope");

        tightening.scopes().update("execute", scope -> scope.getAttributes().put("pat.grantable", "true"));
        assertThat(scope(itsPats.claims("full", executing))).containsExactly("execute");
        tightening.delete();
    }

    @Test
    void whoLosesTheRoleOfAScopeLosesTheScope54() {
        realm.users().create("former", "orders-viewer", "orders-admin");
        Made pat = pats.make("former", "read", "admin");
        assertThat(scope(pats.claims("full", pat))).containsExactly("admin", "read");

        realm.users().unassign("former", "orders-admin");

        assertThat(scope(pats.claims("full", pat))).containsExactly("read");
        assertError(pats.exchange("full", pat, "scope", "admin"), "invalid_scope");
    }
}
