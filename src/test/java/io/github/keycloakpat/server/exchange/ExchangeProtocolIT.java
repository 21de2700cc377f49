package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals 51, 85 and 86: the request and its answer as RFC 8693 has them. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangeProtocolIT {
    private static final String TYPES = "urn:ietf:params:oauth:token-type:";

    private final TestRealm realm;
    private final Pats pats;
    private Made pat;

    ExchangeProtocolIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void makeAToken() {
        pat = pats.make("alice", "read", "execute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "full", "ci"})
    void theAnswerIsAnAccessTokenAndNothingElse51(String client) {
        Answer answer = pats.exchange(client, pat, "scope", "read").expect(200);

        assertThat(answer.text("issued_token_type")).isEqualTo(Pats.ACCESS_TOKEN_TYPE);
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.text("scope")).isEqualTo("read");
        assertThat(answer.json().path("expires_in").asInt()).isBetween(298, 300);
        assertThat(List.of("refresh_token", "id_token", "session_state")).noneMatch(answer.json()::has);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(Jwt.claims(answer.text("access_token")).path("pat_id").asText())
                .isEqualTo(pat.id());
    }

    @Test
    void noSessionIsLeftBehind() {
        realm.users().create("sessionless", "orders-viewer");
        Made itsPat = pats.make("sessionless", "read");
        String sessions = "/users/" + realm.users().id("sessionless") + "/sessions";
        int before = realm.admin().get(sessions).send().expect(200).json().size();

        var claims = pats.claims("script", itsPat);

        assertThat(realm.admin().get(sessions).send().expect(200).json()).hasSize(before);
        assertThat(claims.has("sid")).isFalse();
    }

    @Test
    void everyExchangeGivesAnotherJwt() {
        assertThat(pats.claims("script", pat).path("jti").asText())
                .isNotEqualTo(pats.claims("script", pat).path("jti").asText());
    }

    @Test
    void theValueIsRecognisedWhereTheTypeIsAccessToken() {
        Answer answer = realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", Pats.GRANT, "client_id", "script", "requested_token_type", TYPES + "access_token")
                .form("subject_token", pat.secret(), "subject_token_type", Pats.ACCESS_TOKEN_TYPE)
                .send()
                .expect(200);

        assertThat(answer.text("scope")).isEqualTo("execute read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id_token", "refresh_token", "jwt", "saml2"})
    void theValueIsOfNoOtherType(String type) {
        Answer answer = realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", Pats.GRANT, "client_id", "script")
                .form("subject_token", pat.secret(), "subject_token_type", TYPES + type)
                .send();

        assertError(answer, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "requested_token_type, urn:ietf:params:oauth:token-type:refresh_token, invalid_request",
        "requested_token_type, urn:ietf:params:oauth:token-type:id_token, invalid_request",
        "requested_token_type, urn:ietf:params:oauth:token-type:saml2, invalid_request",
        "requested_token_type, urn:keycloak-pat:token-type:personal-access-token, invalid_request",
        "actor_token, anything, invalid_request",
        "actor_token_type, urn:ietf:params:oauth:token-type:access_token, invalid_request",
        "requested_subject, root, invalid_request",
        "requested_issuer, somewhere, invalid_request",
        "subject_issuer, somewhere, invalid_request",
        "resource, https://orders.example, invalid_target"
    })
    void whatIsNotSupportedIsRefused(String parameter, String value, String error) {
        assertError(pats.exchange("ci", pat, parameter, value), error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kcpat", "other-app", "orders-api"})
    void aClientThatIsNotMarkedMayNotExchange85(String client) {
        assertError(pats.exchange(client, pat), "unauthorized_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "1", "yes", ""})
    void onlyTrueMarksAClient85(String value) {
        realm.clients().update("ci", client -> client.getAttributes().put("pat.exchange.enabled", value));
        Answer answer = pats.exchange("ci", pat);
        realm.clients().update("ci", client -> client.getAttributes().put("pat.exchange.enabled", "true"));

        assertError(answer, "unauthorized_client");
        assertThat(pats.exchange("ci", pat).status()).isEqualTo(200);
    }

    @Test
    void aClientThatMayNotExchangeLearnsNothingOfTheToken85() {
        String unknown = Values.checksummed(Values.changed(pat.secret(), 10));

        assertThat(pats.exchange("kcpat", unknown).text())
                .isEqualTo(pats.exchange("kcpat", pat).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void aConfidentialClientHasToAuthenticate86(String secret) {
        Answer answer = realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", Pats.GRANT, "client_id", "ci", "client_secret", secret)
                .form("subject_token", pat.secret(), "subject_token_type", Pats.TYPE)
                .send();

        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.json().has("access_token")).isFalse();
    }

    @Test
    void nobodyIsAClientByTheTokenAlone86() {
        Answer answer = realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", Pats.GRANT)
                .form("subject_token", pat.secret(), "subject_token_type", Pats.TYPE)
                .send();

        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
    }

    @Test
    void theGuardsOwnGrantTypeGivesNothing() {
        Answer answer = realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", "urn:keycloak-pat:grant-type:personal-access-token", "client_id", "script")
                .form("subject_token", pat.secret(), "subject_token_type", Pats.TYPE)
                .send();

        assertError(answer, "unsupported_grant_type");
    }
}
