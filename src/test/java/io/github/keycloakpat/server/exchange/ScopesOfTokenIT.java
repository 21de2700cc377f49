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
import io.github.keycloakpat.server.http.Answer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals 44, 45, 50, 53 and 54: scopes are the token's, the owner's, the policy's and the client's, all at once. */
@KeycloakTest
@Tag("wire")
class ScopesOfTokenIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;

    ScopesOfTokenIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "full", "ci"})
    void theJwtHasTheTokensScopesAndNoOthers(String client) {
        Made pat = pats.make("alice", "read");

        Answer answer = pats.exchange(client, pat).expect(200);

        assertThat(answer.text("scope")).isEqualTo("read");
        assertThat(scope(pats.claims(client, pat))).containsExactly("read");
        assertThat(realmRoles(pats.claims(client, pat))).containsExactly("orders-viewer");
    }

    @Test
    void aRequestNarrowsTheJwt() {
        Made pat = pats.make("alice", "read", "execute");

        JsonNode claims = pats.claims("script", pat, "scope", "execute");

        assertThat(scope(pats.claims("script", pat))).containsExactly("execute", "read");
        assertThat(scope(claims)).containsExactly("execute");
        assertThat(realmRoles(claims)).containsExactly("orders-editor");
        assertThat(Pats.audience(claims)).containsExactly("billing-api");
    }

    /** 44: held by the owner, but not the token's; 45: unknown; 50 and the rest: never anybody's through a token. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "execute",
                "read execute",
                "nonsense",
                "read nonsense",
                "offline_access",
                "read offline_access",
                "openid",
                "openid read",
                "profile",
                "email",
                "roles",
                "basic",
                "READ",
                "read\u00e9",
                "a\"b"
            })
    void aScopeThatTheTokenHasNotIsRefused44And45And50(String requested) {
        Made pat = pats.make("alice", "read");

        assertError(pats.exchange("script", pat, "scope", requested), "invalid_scope");
        assertError(pats.exchange("full", pat, "scope", requested), "invalid_scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"offline_access", "openid"})
    void scopesOfKeycloakItselfCannotBeGrantedEvenIfThePolicyListsThem50(String never) {
        TestRealm careless = TestRealms.standard(keycloak);
        careless.setAttribute("pat.grantableScopes", "read openid offline_access");
        careless.scopes()
                .update("offline_access", scope -> scope.getAttributes().put("pat.grantable", "true"));
        Pats itsPats = new Pats(careless);

        Answer refused = itsPats.ask("alice", Pats.scopes("read", never)).expect(400);

        assertThat(refused.text("error")).isEqualTo("scope_not_grantable");
        assertError(itsPats.exchange("script", itsPats.make("alice", "read"), "scope", never), "invalid_scope");
        careless.delete();
    }

    @Test
    void theLastScopeRemovedLeavesNone52And53() {
        Made pat = pats.make("alice", "read");

        pats.update("alice", pat, Pats.scopes());

        assertThatItMayDoNothing(pats.claims("full", pat));
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "full", "ci"})
    void noScopesAreNotAllScopes53(String client) {
        Made pat = pats.make("root");

        Answer answer = pats.exchange(client, pat).expect(200);

        assertThat(answer.text("scope")).isEmpty();
        assertThatItMayDoNothing(pats.claims(client, pat));
    }

    private static void assertThatItMayDoNothing(JsonNode claims) {
        assertThat(scope(claims)).isEmpty();
        assertThat(realmRoles(claims)).isEmpty();
        assertThat(claims.has("resource_access")).isFalse();
        assertThat(claims.has("aud")).isFalse();
    }

    @Test
    void aScopeThatTheClientIsNotAssignedIsNotInItsJwt() {
        Made both = pats.make("alice", "read", "execute");
        Made executing = pats.make("alice", "execute");
        realm.clients().removeOptionalScope("ci", "execute");
        try {
            assertThat(scope(pats.claims("ci", both))).containsExactly("read");
            assertError(pats.exchange("ci", executing), "invalid_scope");
            assertError(pats.exchange("ci", both, "scope", "execute"), "invalid_scope");
        } finally {
            realm.clients().addOptionalScope("ci", "execute");
        }
    }

    @Test
    void aDefaultScopeOfTheClientComesOnlyWithTheToken53() {
        realm.clients().removeOptionalScope("ci", "read");
        realm.clients().addDefaultScope("ci", "read");
        try {
            assertThatItMayDoNothing(pats.claims("ci", pats.make("alice")));
            assertThat(scope(pats.claims("ci", pats.make("alice", "execute")))).containsExactly("execute");
            assertThat(scope(pats.claims("ci", pats.make("alice", "read")))).containsExactly("read");
        } finally {
            realm.clients().removeDefaultScope("ci", "read");
            realm.clients().addOptionalScope("ci", "read");
        }
    }

    @Test
    void whoHoldsNoRoleOfAScopeCannotGetIt54() {
        Answer refused = pats.ask("alice", Pats.scopes("read", "admin")).expect(400);

        assertThat(refused.text("error")).isEqualTo("scope_not_grantable");
        assertThat(realmRoles(pats.claims("script", pats.make("root", "admin"))))
                .containsExactly("orders-admin");
    }
}
