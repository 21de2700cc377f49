package io.github.keycloakpat.server.directgrant;

import static io.github.keycloakpat.server.directgrant.DirectGrants.CLIENT;
import static io.github.keycloakpat.server.directgrant.DirectGrants.EITHER;
import static io.github.keycloakpat.server.directgrant.DirectGrants.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.exchange.UserEvents;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token brings in the place of a password: what an exchange by that client would bring, and nothing else. */
@KeycloakTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectGrantIT {
    /** Those that differ from one issued token to the next. */
    private static final List<String> OF_ISSUE = List.of("jti", "iat", "exp");

    private final TestRealm realm;
    private final Pats pats;
    private DirectGrants grants;

    DirectGrantIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void makeFlows() {
        realm.update(rep -> rep.setEventsEnabled(true));
        grants = DirectGrants.in(realm);
    }

    @Test
    void aTokenBringsAnAccessTokenAndNothingElse51() {
        Answer answer = grants.grant(pats.make("alice", "read")).expect(200);

        List<String> fields = new ArrayList<>();
        answer.json().fieldNames().forEachRemaining(fields::add);
        assertThat(fields)
                .containsExactlyInAnyOrder(
                        "access_token", "expires_in", "refresh_expires_in", "token_type", "not-before-policy", "scope");
        assertThat(answer.json().path("refresh_expires_in").asInt()).isZero();
        assertThat(answer.text("scope")).isEqualTo("read");
        assertThat(answer.json().path("expires_in").asInt()).isBetween(298, 300);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void itsClaimsAreThoseOfAnExchangeByTheSameClient() {
        assertSameAsExchanged(CLIENT, pats.make("alice", "read"));
        assertSameAsExchanged(CLIENT, pats.make("alice", "read", "execute"));
        assertSameAsExchanged(
                CLIENT,
                pats.make("alice", Map.of("scopes", List.of("read"), "roles", List.of(), "audiences", List.of("ci"))));
    }

    @Test
    void theSameHoldsWhereTheClientsMappersWiden48And49And59a() {
        grants.create("widening");
        realm.clients().hardcodeRole("widening", "orders-admin");
        realm.clients().hardcodeAudience("widening", "https://elsewhere.example");
        realm.clients().hardcodeAudience("widening", "account");
        Made pat = pats.make("alice", "read");

        assertSameAsExchanged("widening", pat);

        JsonNode claims = claims(grants.grant("widening", "alice", pat.secret()));
        assertThat(Pats.realmRoles(claims)).containsExactly("orders-viewer");
        assertThat(Pats.audience(claims)).containsExactly("orders-api");
    }

    @Test
    void theSameHoldsForALightweightClient() {
        grants.create("lightweight");
        realm.clients()
                .update(
                        "lightweight",
                        client -> client.getAttributes().put("client.use.lightweight.access.token.enabled", "true"));

        assertSameAsExchanged("lightweight", pats.make("alice", "read"));
    }

    private void assertSameAsExchanged(String client, Made pat) {
        JsonNode granted = claims(grants.grant(client, "alice", pat.secret()));
        JsonNode exchanged = pats.claims(client, pat);

        assertThat(granted.path("jti").asText().replaceFirst(":.*", ""))
                .isEqualTo(exchanged.path("jti").asText().replaceFirst(":.*", ""));
        assertThat(granted.path("exp").asLong() - granted.path("iat").asLong())
                .isEqualTo(
                        exchanged.path("exp").asLong() - exchanged.path("iat").asLong());
        assertThat(((ObjectNode) granted).without(OF_ISSUE).toString())
                .isEqualTo(((ObjectNode) exchanged).without(OF_ISSUE).toString());
    }

    @Test
    void itTellsNobodysName59d() {
        JsonNode claims = claims(grants.grant(pats.make("alice", "read")));

        assertThat(claims.toString()).doesNotContain("alice");
        assertThat(claims.has("sid")).isFalse();
        assertThat(claims.path("sub").asText()).isEqualTo(realm.users().id("alice"));
    }

    @Test
    void noSessionIsLeft() {
        realm.users().create("sessionless", "orders-viewer");
        Made pat = pats.make("sessionless", "read");
        JsonNode before = sessions("sessionless");

        grants.grant(CLIENT, "sessionless", pat.secret()).expect(200);
        assertThat(sessions("sessionless")).isEqualTo(before);

        grants.grant(EITHER, "sessionless", pat.secret()).expect(200);
        assertThat(sessions("sessionless")).isEqualTo(before);

        grants.grant(EITHER, "sessionless", TestRealm.PASSWORD).expect(200);
        assertThat(sessions("sessionless")).hasSize(before.size() + 1);
    }

    @Test
    void noOfflineSessionIsLeftWhereTheClientGetsOneByDefault50() {
        grants.create("offline");
        realm.clients().removeOptionalScope("offline", "offline_access");
        realm.clients().addDefaultScope("offline", "offline_access");
        Made pat = pats.make("alice", "read");

        Answer answer = grants.grant("offline", "alice", pat.secret()).expect(200);

        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(answer.text("scope")).isEqualTo("read");
        assertThat(realm.admin()
                        .get("/users/" + realm.users().id("alice") + "/offline-sessions/"
                                + realm.clients().id("offline"))
                        .send()
                        .expect(200)
                        .json())
                .isEmpty();
    }

    @Test
    void aNarrowerScopeMayBeAskedFor() {
        JsonNode claims = claims(grants.grant(pats.make("alice", "read", "execute"), "scope", "execute"));

        assertThat(Pats.scope(claims)).containsExactly("execute");
        assertThat(Pats.realmRoles(claims)).containsExactly("orders-editor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"execute", "read execute", "admin", "openid", "offline_access", "profile", "read openid", "nope"
            })
    void aWiderScopeIsRefused44And45And50(String scope) {
        Made pat = pats.make("alice", "read");

        Pats.assertError(grants.grant(pat, "scope", scope), "invalid_scope");
    }

    @Test
    void aTokenWithoutScopesBringsNoRole53() {
        JsonNode claims = claims(grants.grant(pats.make("alice")));

        assertThat(Pats.scope(claims)).isEmpty();
        assertThat(Pats.realmRoles(claims)).isEmpty();
    }

    @Test
    void aRoleThatWasTakenIsGoneAtTheNextGrant40() {
        realm.users().create("demoted", "orders-viewer", "orders-editor");
        Made pat = pats.make("demoted", "read", "execute");

        realm.users().unassign("demoted", "orders-editor");

        assertThat(Pats.realmRoles(claims(grants.grant(CLIENT, "demoted", pat.secret()))))
                .containsExactly("orders-viewer");
    }

    @Test
    void aGrantIsASignInThatNamesTheTokenAndCountsAsAUse() {
        Made pat = pats.make("alice", "read");

        grants.grant(pat).expect(200);

        JsonNode event = UserEvents.newest(realm, pat, "LOGIN");
        assertThat(event.path("userId").asText()).isEqualTo(realm.users().id("alice"));
        assertThat(event.path("clientId").asText()).isEqualTo(CLIENT);
        assertThat(event.path("sessionId").asText("")).isIn("", "null");
        assertThat(event.at("/details/scope").asText()).isEqualTo("read");
        assertThat(event.at("/details/pat_name").asText()).isNotEmpty();
        assertThat(Logins.trail(realm, "alice", pat)
                        .awaitUses(1)
                        .path("lastUsedClient")
                        .asText())
                .isEqualTo(CLIENT);
    }

    @Test
    void theValueIsInNoEventAndNoLog() {
        Made pat = pats.make("alice", "read");
        grants.grant(pat).expect(200);
        grants.grant(pat, "scope", "admin").expect(400);
        DirectGrants.assertRefused(grants.grant(CLIENT, pat.secret(), pat.secret()));
        DirectGrants.assertRefused(grants.grant(CLIENT, "token:" + pat.secret(), TestRealm.PASSWORD));
        DirectGrants.assertRefused(grants.grant(CLIENT, pat.secret() + "x".repeat(5000), TestRealm.PASSWORD));
        DirectGrants.assertRefused(grants.grant(CLIENT, "bob", pat.secret()));
        DirectGrants.assertRefused(grants.grant(CLIENT, "alice", pat.secret() + "\n"));

        UserEvents.assertNoValue(realm, pat);
    }

    private JsonNode sessions(String user) {
        return realm.admin()
                .get("/users/" + realm.users().id(user) + "/sessions")
                .send()
                .expect(200)
                .json();
    }
}
