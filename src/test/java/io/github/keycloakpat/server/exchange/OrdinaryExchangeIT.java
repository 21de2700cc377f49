package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Jwt;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Token exchange and introspection that have nothing to do with our tokens are Keycloak's as ever. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdinaryExchangeIT {
    private final TestRealm realm;
    private final Pats pats;

    OrdinaryExchangeIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    /** {@code ci} may exchange both kinds, {@code orders-api} only Keycloak's. */
    @BeforeAll
    void allowStandardExchange() {
        for (String client : List.of("ci", "orders-api")) {
            realm.clients().update(client, rep -> {
                rep.getAttributes().put("standard.token.exchange.enabled", "true");
                rep.setDirectAccessGrantsEnabled(true);
                rep.setFullScopeAllowed(true);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci", "orders-api"})
    void anOrdinaryAccessTokenIsExchangedAsEver(String client) {
        Answer answer = exchange(client, realm.token(client, "alice")).expect(200);
        JsonNode claims = Jwt.claims(answer.text("access_token"));

        assertThat(answer.text("issued_token_type")).isEqualTo(Pats.ACCESS_TOKEN_TYPE);
        assertThat(claims.path("azp").asText()).isEqualTo(client);
        assertThat(claims.path("email").asText()).isEqualTo("alice@example.org");
        assertThat(Pats.realmRoles(claims)).contains("orders-viewer", "orders-editor");
        assertThat(claims.has("pat_id")).isFalse();
        assertThat(claims.has("authorization_details")).isFalse();
    }

    @Test
    void anOrdinaryExchangeStillGivesARefreshToken() {
        realm.clients()
                .update(
                        "ci",
                        rep -> rep.getAttributes()
                                .put("standard.token.exchange.enableRefreshRequestedTokenType", "SAME_SESSION"));

        Answer answer = exchange(
                        "ci",
                        realm.token("ci", "alice"),
                        "requested_token_type",
                        "urn:ietf:params:oauth:token-type:refresh_token")
                .expect(200);

        assertThat(answer.text("refresh_token")).isNotEmpty();
    }

    @Test
    void whatKeycloakRefusesIsRefusedInItsWords() {
        Answer notEnabled = exchange("kcpat", realm.token("kcpat", "alice"));
        Answer noToken = exchange("ci", "no token at all");

        assertThat(notEnabled.status()).isEqualTo(400);
        assertThat(notEnabled.text("error_description"))
                .isEqualTo("Standard token exchange is not enabled for the requested client");
        assertThat(noToken.status()).isEqualTo(400);
        assertThat(noToken.text("error_description")).isEqualTo("Invalid token");
    }

    @Test
    void anOrdinaryAccessTokenIsIntrospectedAsEver() {
        String token = realm.token("other-app", "alice");

        JsonNode shown = pats.introspect("orders-api", token).expect(200).json();

        assertThat(shown.path("active").asBoolean()).isTrue();
        assertThat(shown.path("username").asText()).isEqualTo("alice");
        assertThat(shown.path("email").asText()).isEqualTo("alice@example.org");
        assertThat(shown.path("client_id").asText()).isEqualTo("other-app");
        assertThat(shown.path("sid").asText()).isNotEmpty();
        assertThat(pats.introspect("billing-api", token).text()).isEqualTo("{\"active\":false}");
    }

    @Test
    void anOrdinaryAccessTokenIsInactiveAfterLogout() {
        realm.users().create("leaving", "orders-viewer", "orders-api/deployer");
        String token = realm.token("other-app", "leaving");
        assertThat(pats.introspect("orders-api", token).json().path("active").asBoolean())
                .isTrue();

        realm.users().logout("leaving");

        assertThat(pats.introspect("orders-api", token).text()).isEqualTo("{\"active\":false}");
    }

    @Test
    void aRequestingPartyTokenHintStillWorks() {
        String token = realm.token("other-app", "alice");

        JsonNode shown = pats.introspect("orders-api", token, "token_type_hint", "requesting_party_token")
                .expect(200)
                .json();

        assertThat(shown.path("active").asBoolean()).isTrue();
    }

    private Answer exchange(String client, String token, String... parameters) {
        return realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", Pats.GRANT, "client_id", client, "client_secret", TestRealm.SECRET)
                .form("subject_token", token, "subject_token_type", Pats.ACCESS_TOKEN_TYPE)
                .form(parameters)
                .send();
    }
}
