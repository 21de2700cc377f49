package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusal 57: what a token was exchanged for is not exchanged again, neither by us nor by Keycloak. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondExchangeIT {
    private static final String TYPES = "urn:ietf:params:oauth:token-type:";

    private final TestRealm realm;
    private final Pats pats;
    private Made pat;

    SecondExchangeIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    /** {@code orders-api} is in the audience and may exchange as stock Keycloak has it; {@code ci} both ways. */
    @BeforeAll
    void allowStandardExchange() {
        for (String client : List.of("ci", "orders-api")) {
            realm.clients().update(client, rep -> {
                Map<String, String> attributes = rep.getAttributes();
                attributes.put("standard.token.exchange.enabled", "true");
                rep.setAttributes(attributes);
                rep.setFullScopeAllowed(true);
                rep.setDirectAccessGrantsEnabled(true);
            });
        }
        pat = pats.make("root", "read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci", "orders-api"})
    void anOrdinaryAccessTokenIsExchangedThere(String client) {
        Answer answer = exchangeAgain(client, realm.token(client, "root"), "access_token");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "ci, ci, access_token",
        "ci, ci, jwt",
        "ci, ci, id_token",
        "ci, ci, refresh_token",
        "ci, orders-api, access_token",
        "script, ci, access_token",
        "full, ci, access_token",
        "full, orders-api, access_token",
        "full, full, access_token"
    })
    void whatATokenWasExchangedForIsRefused57(String first, String second, String type) {
        String jwt = pats.jwt(first, pat);

        Answer answer = exchangeAgain(second, jwt, type);
        Answer wider = exchangeAgain(second, jwt, type, "scope", "openid read execute admin");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().has("access_token")).isFalse();
        assertThat(wider.status()).as(wider.toString()).isEqualTo(400);
        assertThat(wider.json().has("access_token")).isFalse();
    }

    @Test
    void theJwtCalledAPersonalAccessTokenIsNone57() {
        Answer answer = pats.exchange("ci", pats.jwt("ci", pat));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    }

    @Test
    void theJwtIsNoAssertionOfAnotherGrant57() {
        for (String grant : List.of(
                "urn:ietf:params:oauth:grant-type:jwt-bearer", "urn:keycloak-pat:grant-type:personal-access-token")) {
            Answer answer = realm.http()
                    .post(Pats.TOKEN_ENDPOINT)
                    .form("grant_type", grant, "client_id", "ci", "client_secret", TestRealm.SECRET)
                    .form("assertion", pats.jwt("ci", pat))
                    .send();

            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        }
    }

    private Answer exchangeAgain(String client, String jwt, String type, String... parameters) {
        return realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", Pats.GRANT, "client_id", client, "client_secret", TestRealm.SECRET)
                .form("subject_token", jwt, "subject_token_type", TYPES + type)
                .form(parameters)
                .send();
    }
}
