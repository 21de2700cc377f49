package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.scope;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Jwt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals 87, 88 and 90: the JWT at Keycloak's introspection (RFC 7662). */
@KeycloakTest
@Tag("wire")
class JwtIntrospectionIT {
    private static final String INACTIVE = "{\"active\":false}";

    private final TestRealm realm;
    private final Pats pats;

    JwtIntrospectionIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "full", "ci"})
    void theJwtIsShownAsItWasIssued90(String client) {
        String jwt = pats.jwt(client, pats.make("root", "read"));
        JsonNode claims = Jwt.claims(jwt);

        JsonNode shown = pats.introspect("orders-api", jwt).expect(200).json();

        assertThat(shown.path("active").asBoolean()).isTrue();
        assertThat(scope(shown)).containsExactly("read");
        claims.properties()
                .forEach(claim ->
                        assertThat(shown.get(claim.getKey())).as(claim.getKey()).isEqualTo(claim.getValue()));
        assertThat(shown.path("username").asText()).isEqualTo("root");
        assertThat(shown.path("client_id").asText()).isEqualTo(client);
        assertThat(List.of("resource_access", "email", "name")).noneMatch(shown::has);
    }

    @Test
    void aSignedAnswerIsNoWider90() {
        realm.clients()
                .update(
                        "orders-api",
                        client -> client.getAttributes()
                                .put("client.introspection.response.allow.jwt.claim.enabled", "true"));
        String jwt = pats.jwt("full", pats.make("root", "read"));

        JsonNode signed = Jwt.claims(realm.http()
                .post(Pats.TOKEN_ENDPOINT + "/introspect")
                .header("Accept", "application/jwt")
                .form("client_id", "orders-api", "client_secret", TestRealm.SECRET, "token", jwt)
                .send()
                .expect(200)
                .text("jwt"));

        assertThat(scope(signed)).containsExactly("read");
        assertThat(Pats.realmRoles(signed)).containsExactly("orders-viewer");
        assertThat(signed.has("resource_access")).isFalse();
    }

    /** Stock Keycloak adds at introspection what such a JWT leaves out, from the client's default scopes. */
    @Test
    void aLightweightJwtIsNoWiderAtIntrospection90() {
        realm.clients().create(TestRealms.exchanging(RealmClients.publicClient("light")));
        realm.clients().update("light", client -> {
            client.setFullScopeAllowed(true);
            client.getAttributes().put("client.use.lightweight.access.token.enabled", "true");
        });
        Made pat = pats.make("root", Map.of("scopes", List.of("read"), "audiences", List.of("orders-api")));

        JsonNode shown = pats.introspect("orders-api", pats.jwt("light", pat))
                .expect(200)
                .json();

        assertThat(shown.path("active").asBoolean()).isTrue();
        assertThat(scope(shown)).containsExactly("read");
        assertThat(Pats.realmRoles(shown)).isSubsetOf("orders-viewer");
        assertThat(List.of("resource_access", "email", "name")).noneMatch(shown::has);
    }

    @Test
    void aLightweightJwtIsActiveForWhatItsScopesBring90() {
        realm.clients().create(TestRealms.exchanging(RealmClients.publicClient("light-too")));
        realm.clients()
                .update(
                        "light-too",
                        client -> client.getAttributes().put("client.use.lightweight.access.token.enabled", "true"));

        String jwt = pats.jwt("light-too", pats.make("root", "read"));

        assertThat(pats.introspect("orders-api", jwt).json().path("active").asBoolean())
                .isTrue();
        assertInactive(pats.introspect("billing-api", jwt));
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing-api", "ci"})
    void whoIsNotInTheAudienceLearnsNothing87And88(String asking) {
        String jwt = pats.jwt("ci", pats.make("alice", "read"));

        assertThat(pats.introspect("orders-api", jwt).json().path("active").asBoolean())
                .isTrue();
        assertInactive(pats.introspect(asking, jwt));
    }

    @Test
    void aJwtWithoutAudienceIsNobodysToAskAbout87() {
        String jwt = pats.jwt("full", pats.make("root", "admin"));

        assertInactive(pats.introspect("orders-api", jwt));
        assertInactive(pats.introspect("billing-api", jwt));
    }

    @Test
    void theHintRequestingPartyTokenFindsNoneOfOurs() {
        String jwt = activeJwt(pats.make("alice", "read"));

        assertInactive(pats.introspect("orders-api", jwt, "token_type_hint", "requesting_party_token"));
        assertThat(pats.introspect("orders-api", jwt, "token_type_hint", "access_token")
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aChangedJwtIsInactive() {
        String jwt = activeJwt(pats.make("alice", "read"));

        assertInactive(pats.introspect("orders-api", Values.changed(jwt, -20)));
    }

    private String activeJwt(Made pat) {
        String jwt = pats.jwt("script", pat);
        assertThat(pats.introspect("orders-api", jwt).json().path("active").asBoolean())
                .isTrue();
        return jwt;
    }

    private static void assertInactive(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(INACTIVE);
    }
}
