package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Jwt;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Refusal 91: exchange with proof of possession (RFC 9449). */
@KeycloakTest
@Tag("wire")
class DpopExchangeIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final DpopProof key = new DpopProof();

    DpopExchangeIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @Test
    void theJwtIsBoundToTheKeyOfTheProof() {
        Made pat = pats.make("alice", "read");

        Answer answer = exchange(pat, proof()).expect(200);

        assertThat(answer.text("token_type")).isEqualTo("DPoP");
        assertThat(Jwt.claims(answer.text("access_token")).at("/cnf/jkt").asText())
                .isEqualTo(key.thumbprint());
        assertThat(Pats.scope(Jwt.claims(answer.text("access_token")))).containsExactly("read");
    }

    @Test
    void theBoundJwtIsActiveAtIntrospectionAndShowsItsKey() {
        String jwt = exchange(pats.make("alice", "read"), proof()).expect(200).text("access_token");

        var shown = pats.introspect("orders-api", jwt).expect(200).json();

        assertThat(shown.path("active").asBoolean()).isTrue();
        assertThat(shown.path("token_type").asText()).isEqualTo("DPoP");
        assertThat(shown.at("/cnf/jkt").asText()).isEqualTo(key.thumbprint());
    }

    @Test
    void withoutAProofTheJwtIsBoundToNothing() {
        Answer answer = pats.exchange("script", pats.make("alice", "read")).expect(200);

        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(Jwt.claims(answer.text("access_token")).has("cnf")).isFalse();
    }

    @Test
    void aProofThatWasUsedIsRefused91() {
        Made pat = pats.make("alice", "read");
        String proof = proof();
        exchange(pat, proof).expect(200);

        assertError(exchange(pat, proof), "invalid_request");
    }

    @Test
    void aProofForAnotherRequestIsRefused91() {
        Made pat = pats.make("alice", "read");

        assertError(exchange(pat, key.sign("GET", endpoint(), keycloak.now())), "invalid_request");
        assertError(exchange(pat, key.sign("POST", realm.url() + "/other", keycloak.now())), "invalid_request");
        assertError(
                exchange(pat, key.sign("POST", endpoint(), keycloak.now().minus(Duration.ofMinutes(2)))),
                "invalid_request");
    }

    @Test
    void aClientThatDemandsAProofGetsNothingWithout91() {
        Made pat = pats.make("alice", "read");
        realm.clients().update("ci", client -> client.getAttributes().put("dpop.bound.access.tokens", "true"));

        assertError(pats.exchange("ci", pat), "invalid_request");
        assertThat(pats.exchanging("ci", pat.secret())
                        .header("DPoP", proof())
                        .send()
                        .expect(200)
                        .text("token_type"))
                .isEqualTo("DPoP");
    }

    private Answer exchange(Made pat, String proof) {
        return pats.exchanging("script", pat.secret()).header("DPoP", proof).send();
    }

    private String proof() {
        return key.sign("POST", endpoint(), keycloak.now());
    }

    private String endpoint() {
        return realm.url() + Pats.TOKEN_ENDPOINT;
    }
}
