package io.github.keycloakpat.server.forwardauth;

import static io.github.keycloakpat.server.forwardauth.Gate.assertForbidden;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.exchange.UserEvents;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Jwt;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The access token that an application behind a gateway gets, how long it is kept, and what ends that at once. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpstreamTokenIT {
    private static final Map<String, String> SALT = Map.of("pairwiseSubAlgorithmSalt", "x");

    private static final String CHANNELS = "{\"channel\": [\"read\", \"publish\"]}";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final Gate gate;

    UpstreamTokenIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
        this.gate = new Gate(realm);
    }

    @BeforeAll
    void prepare() {
        new Policy(realm).set("authorizationDetailTypes", CHANNELS);
        gate.create("gateway");
        gate.create("other-gateway");
        realm.update(rep -> rep.setEventsEnabled(true));
    }

    @AfterEach
    void resetTime() {
        keycloak.resetTime();
    }

    private String jwt(Made pat, String... demands) {
        return jwt(gate.asking(demands)
                .query("token", "jwt")
                .query("client", "gateway")
                .bearer(pat.secret())
                .send());
    }

    private static String jwt(Answer answer) {
        String header = answer.expect(200).header("Authorization").orElseThrow();
        assertThat(header).startsWith("Bearer ");
        return header.substring("Bearer ".length());
    }

    private static String id(String jwt) {
        return Jwt.claims(jwt).path("jti").asText();
    }

    @Test
    void itIsWhatAnExchangeWouldGive() {
        Made pat = pats.make(
                "alice",
                Map.of(
                        "scopes", List.of("read", "execute"),
                        "authorizationDetails",
                                List.of(Map.of(
                                        "type",
                                        "channel",
                                        "actions",
                                        List.of("publish"),
                                        "identifiers",
                                        List.of("c-42")))));
        realm.clients().update("other-gateway", client -> client.getAttributes().put("pat.exchange.enabled", "true"));

        JsonNode upstream = Jwt.claims(jwt(gate.ask(pat, "token", "jwt", "client", "other-gateway")));
        JsonNode exchanged = pats.claims("other-gateway", pat);

        assertThat(upstream.path("azp").asText()).isEqualTo("other-gateway");
        assertThat(upstream.path("pat_id").asText()).isEqualTo(pat.id());
        assertThat(upstream.path("sub").asText()).isEqualTo(realm.users().id("alice"));
        for (String same : List.of(
                "iss",
                "aud",
                "sub",
                "typ",
                "azp",
                "scope",
                "realm_access",
                "resource_access",
                "authorization_details")) {
            assertThat(upstream.path(same)).as(same).isEqualTo(exchanged.path(same));
        }
        assertThat(upstream.path("exp").asLong() - upstream.path("iat").asLong())
                .isEqualTo(
                        exchanged.path("exp").asLong() - exchanged.path("iat").asLong());
        assertThat(upstream.has("sid")).isFalse();
    }

    @Test
    void itIsActiveWhileTheTokenIs90() {
        Made pat = pats.make("alice", "read");
        String jwt = jwt(pat);
        assertThat(pats.introspect("orders-api", jwt).text()).contains("\"active\":true");

        pats.revoke("alice", pat);

        assertThat(pats.introspect("orders-api", jwt).text()).isEqualTo("{\"active\":false}");
    }

    @Test
    void theDemandedApplicationIsItsAudience() {
        Made any = pats.make("alice", "read", "execute");
        Made named = pats.make(
                "alice", Map.of("scopes", List.of("read"), "audiences", List.of("orders-api", "billing-api")));

        assertThat(Pats.audience(Jwt.claims(jwt(any)))).containsExactly("billing-api", "orders-api");
        assertThat(Pats.audience(Jwt.claims(jwt(any, "audience", "orders-api"))))
                .containsExactly("orders-api");
        assertThat(Pats.audience(Jwt.claims(jwt(named, "audience", "billing-api"))))
                .containsExactly("billing-api");
    }

    @Test
    void itIsKeptForHalfOfItsLife() {
        Made pat = pats.make("alice", "read");
        String first = jwt(pat);

        assertThat(jwt(pat)).isEqualTo(first);
        keycloak.shiftTime(Duration.ofSeconds(140));
        assertThat(jwt(pat)).isEqualTo(first);
        keycloak.shiftTime(Duration.ofSeconds(155));
        String second = jwt(pat);
        assertThat(second).isNotEqualTo(first);
        assertThat(jwt(pat)).isEqualTo(second);

        assertThat(UserEvents.of(realm, pat, "TOKEN_EXCHANGE"))
                .as("one for each that was made")
                .hasSize(2)
                .allSatisfy(event -> {
                    assertThat(event.path("clientId").asText()).isEqualTo("gateway");
                    assertThat(event.at("/details/auth_method").asText()).isEqualTo("forward-auth");
                    assertThat(event.path("userId").asText())
                            .isEqualTo(realm.users().id("alice"));
                });
        UserEvents.assertNoValue(realm, pat);
        assertThat(keycloak.log()).doesNotContain(first);
    }

    @Test
    void itIsKeptForThisDemandAndThisGatewayAlone() {
        Made pat = pats.make("alice", "read", "execute");
        Made other = pats.make("alice", "read", "execute");
        String first = jwt(pat);

        assertThat(id(jwt(pat, "audience", "orders-api"))).isNotEqualTo(id(first));
        assertThat(id(jwt(pat, "scope", "read"))).isNotEqualTo(id(first));
        assertThat(id(jwt(other))).isNotEqualTo(id(first));
        String ofOther = jwt(gate.ask(pat, "token", "jwt", "client", "other-gateway"));
        assertThat(Jwt.claims(ofOther).path("azp").asText()).isEqualTo("other-gateway");
        assertThat(jwt(pat)).isEqualTo(first);
    }

    @Test
    void aLostRoleIsGoneAtTheNextRequest() {
        realm.users().create("loser", "orders-viewer", "orders-editor");
        Made pat = pats.make(
                "loser",
                Map.of("scopes", List.of("read", "execute"), "roles", List.of("orders-viewer", "orders-editor")));
        assertThat(Pats.realmRoles(Jwt.claims(jwt(pat)))).containsExactly("orders-editor", "orders-viewer");

        realm.users().unassign("loser", "orders-editor");

        assertThat(Pats.realmRoles(Jwt.claims(jwt(pat)))).containsExactly("orders-viewer");
    }

    @Test
    void aScopeTakenFromTheTokenIsGoneAtTheNextRequest() {
        Made pat = pats.make("alice", "read", "execute");
        assertThat(Pats.scope(Jwt.claims(jwt(pat)))).contains("execute");

        UserRest.of(realm, "alice").delete(pat.id() + "/scopes/execute").expect(204);

        assertThat(Pats.scope(Jwt.claims(jwt(pat)))).contains("read").doesNotContain("execute");
    }

    @Test
    void aScopeTakenFromTheGatewayIsGoneAtTheNextRequest() {
        gate.create("narrowed");
        Made pat = pats.make("alice", "read", "execute");
        assertThat(Pats.scope(Jwt.claims(jwt(gate.ask(pat, "token", "jwt", "client", "narrowed")))))
                .contains("execute");

        realm.clients().removeOptionalScope("narrowed", "execute");

        assertThat(Pats.scope(Jwt.claims(jwt(gate.ask(pat, "token", "jwt", "client", "narrowed")))))
                .doesNotContain("execute");
    }

    /** Whom a token without applications is for is decided by its scopes, as they are now. */
    @Test
    void anApplicationThatAScopeNoLongerBringsIsGoneAtTheNextRequest() {
        Made pat = pats.make("alice", "read");
        assertThat(Pats.audience(Jwt.claims(jwt(pat)))).containsExactly("orders-api");

        realm.scopes().switchMapper("read", "oidc-audience-mapper", false);

        assertThat(Pats.audience(Jwt.claims(jwt(pat)))).isEmpty();
        realm.scopes().switchMapper("read", "oidc-audience-mapper", true);
    }

    /** Without its details an access token would look like one for all channels. */
    @Test
    void aTokenForChannelsIsForNothingOnceThePolicyKnowsNone() {
        Map<String, Object> detail =
                Map.of("type", "channel", "actions", List.of("publish"), "identifiers", List.of("c-42"));
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "authorizationDetails", List.of(detail)));
        assertThat(Jwt.claims(jwt(pat)).path("authorization_details")).hasSize(1);

        new Policy(realm).set("authorizationDetailTypes", "{\"topic\": [\"read\"]}");

        assertForbidden(gate.ask(pat, "token", "jwt", "client", "gateway"));
        new Policy(realm).set("authorizationDetailTypes", CHANNELS);
    }

    /** Names may go to something else: an application reads them and no ids. */
    @Test
    void anotherNameIsToldAtTheNextRequest() {
        gate.create("broad");
        realm.clients().update("broad", client -> client.setFullScopeAllowed(true));
        gate.createRole("old-application", "deployer", "alice");
        Made pat = pats.make("alice", Map.of("roles", List.of("old-application/deployer")));
        String[] demands = {"token", "jwt", "client", "broad"};
        assertThat(Pats.audience(Jwt.claims(jwt(gate.ask(pat, demands))))).containsExactly("old-application");

        realm.clients().update("old-application", client -> client.setClientId("new-application"));

        JsonNode claims = Jwt.claims(jwt(gate.ask(pat, demands)));
        assertThat(Pats.clientRoles(claims, "new-application")).containsExactly("deployer");
        assertThat(Pats.clientRoles(claims, "old-application")).isEmpty();
        assertThat(Pats.audience(claims)).containsExactly("new-application");
    }

    /** With the old value ends what was made of it; the new one makes another. */
    @Test
    void aRotatedTokenGetsAnother() {
        Made pat = pats.make("alice", "read");
        String first = jwt(pat);
        String rotated = UserRest.of(realm, "alice")
                .rotate(pat.id(), "gracePeriod", "PT20S")
                .expect(200)
                .text("token");

        String ofNew = jwt(new Made(pat.id(), rotated));
        String ofOld = jwt(pat);

        assertThat(id(ofNew)).isNotEqualTo(id(first));
        assertThat(id(ofOld)).isNotEqualTo(id(first)).isNotEqualTo(id(ofNew));
        assertThat(Jwt.claims(ofOld).path("exp").asLong()
                        - Jwt.claims(ofOld).path("iat").asLong())
                .isLessThan(20);
    }

    @Test
    void aNewKeyOfTheRealmSignsAtTheNextRequest() {
        Made pat = pats.make("alice", "read");
        String first = jwt(pat);

        realm.admin()
                .post("/components")
                .json(Map.of(
                        "name", "newer",
                        "providerId", "rsa-generated",
                        "providerType", "org.keycloak.keys.KeyProvider",
                        "config", Map.of("priority", List.of("200"))))
                .send()
                .expect(201);

        assertThat(Jwt.header(jwt(pat)).path("kid"))
                .isNotEqualTo(Jwt.header(first).path("kid"));
    }

    @Test
    void notEvenAShortLivedOneOutlivesItsToken() {
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "expiresIn", "PT1M"));
        String first = jwt(pat);
        assertThat(Jwt.claims(first).path("exp").asLong()
                        - Jwt.claims(first).path("iat").asLong())
                .isBetween(50L, 59L);

        keycloak.shiftTime(Duration.ofSeconds(61));

        Gate.assertRefused(gate.ask(pat, "token", "jwt", "client", "gateway"));
    }

    @Test
    void gatewaysThatCantBeServedGetNone() {
        Made pat = pats.make("alice", "read");
        gate.create("pairwise");
        realm.clients().update("pairwise", client -> client.setRedirectUris(List.of("http://app.example/*")));
        realm.clients().addMapper("pairwise", "oidc-sha256-pairwise-sub-mapper", SALT);
        gate.create("consent");
        realm.clients().update("consent", client -> client.setConsentRequired(true));
        gate.create("certificate");
        set("certificate", "tls.client.certificate.bound.access.tokens");
        gate.create("dpop");
        set("dpop", "dpop.bound.access.tokens");

        for (String client : List.of("pairwise", "consent", "certificate", "dpop")) {
            Answer answer = gate.ask(pat, "token", "jwt", "client", client);
            assertForbidden(answer);
            assertThat(answer.text("error")).as(client).isEqualTo("client_not_allowed");
            gate.ask(pat, "client", client).expect(200);
        }
    }

    private void set(String client, String attribute) {
        realm.clients().update(client, known -> known.getAttributes().put(attribute, "true"));
    }

    /** What Keycloak refuses to the exchange's tokens it refuses to these. */
    @Test
    void itOpensNothingOfKeycloaks() {
        String jwt = jwt(pats.make("alice", "read"));

        assertThat(realm.http()
                        .get("/account")
                        .header("Accept", "application/json")
                        .bearer(jwt)
                        .send()
                        .status())
                .isIn(401, 403);
        assertThat(realm.http()
                        .get("/protocol/openid-connect/userinfo")
                        .bearer(jwt)
                        .send()
                        .status())
                .isIn(401, 403);
        assertThat(realm.http()
                        .get("/personal-access-tokens")
                        .bearer(jwt)
                        .send()
                        .status())
                .isIn(401, 403);
    }
}
