package io.github.keycloakpat.server.directgrant;

import static io.github.keycloakpat.server.directgrant.DirectGrants.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Doors;
import io.github.keycloakpat.server.exchange.DpopProof;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Jwt;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The access token that comes of a direct grant is guarded like that of an exchange. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantedJwtIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final DpopProof key = new DpopProof();
    private DirectGrants grants;

    GrantedJwtIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void makeFlows() {
        grants = DirectGrants.in(realm);
    }

    @ParameterizedTest
    @EnumSource
    void thatOfAnAdministratorOpensNoDoor55To59(Doors door) {
        Answer granted = grants.grant(
                CLIENT, "root", pats.make("root", "read", "execute", "admin").secret());

        Answer answer = door.open(realm, granted.expect(200).text("access_token"));

        assertThat(answer.status()).as(answer.toString()).isIn(401, 403);
    }

    @Test
    void itIsNotExchangedAgain57() {
        realm.clients().update("ci", client -> client.getAttributes().put("standard.token.exchange.enabled", "true"));
        String jwt = grants.jwt(pats.make("alice", "read"));

        Answer again = realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", Pats.GRANT, "client_id", "ci", "client_secret", TestRealm.SECRET)
                .form("subject_token", jwt, "subject_token_type", Pats.ACCESS_TOKEN_TYPE)
                .send();

        Pats.assertError(again, "invalid_request");
    }

    @Test
    void itIsActiveUntilItsTokenIsRevoked90() {
        Made pat = pats.make("alice", "read");
        String jwt = grants.jwt(pat);

        JsonNode before = pats.introspect("orders-api", jwt).expect(200).json();
        assertThat(before.path("active").asBoolean()).isTrue();
        assertThat(Pats.scope(before)).containsExactly("read");
        assertThat(before.path("pat_id").asText()).isEqualTo(pat.id());

        pats.revoke("alice", pat);
        assertThat(pats.introspect("orders-api", jwt).expect(200).text()).isEqualTo("{\"active\":false}");
    }

    @Test
    void itEndsASecondBeforeItsToken() {
        Made pat = pats.make("alice", Map.of("scopes", new String[] {"read"}, "expiresIn", "PT60S"));

        JsonNode claims = Jwt.claims(grants.jwt(pat));

        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isBetween(50L, 59L);
    }

    @Test
    void itIsBoundToTheKeyOfAProof() {
        String proof = key.sign("POST", realm.url() + Pats.TOKEN_ENDPOINT, keycloak.now());

        Answer answer = grants.granting(
                        CLIENT, "alice", pats.make("alice", "read").secret())
                .header("DPoP", proof)
                .send()
                .expect(200);

        assertThat(answer.text("token_type")).isEqualTo("DPoP");
        assertThat(Jwt.claims(answer.text("access_token")).at("/cnf/jkt").asText())
                .isEqualTo(key.thumbprint());
        assertThat(answer.json().has("refresh_token")).isFalse();
    }
}
