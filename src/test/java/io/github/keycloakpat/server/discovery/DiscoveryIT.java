package io.github.keycloakpat.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients find in the documents; that the rest is Keycloak's own is for {@code StockParityClusterIT}. */
@KeycloakTest
@Tag("wire")
class DiscoveryIT {
    private static final String ENDPOINT = "personal_access_tokens_endpoint";
    private static final String SUBJECT_TOKEN_TYPES = "subject_token_types_supported";
    private static final String GUARD = "urn:keycloak-pat:grant-type:personal-access-token";

    private final TestRealm realm;

    DiscoveryIT(TestRealm realm) {
        this.realm = realm;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/{realm}/.well-known/openid-configuration",
                "/realms/{realm}/.well-known/oauth-authorization-server",
                "/.well-known/oauth-authorization-server/realms/{realm}"
            })
    void eachDocumentSaysWhereTokensAreAndWhatCanBeExchanged(String address) {
        JsonNode document = get(address).send().expect(200).json();

        assertThat(document.path("issuer").asText()).isEqualTo(realm.url());
        assertThat(document.path(ENDPOINT).asText()).isEqualTo(realm.url() + "/personal-access-tokens");
        assertThat(texts(document.path(SUBJECT_TOKEN_TYPES))).containsExactly(Pats.TYPE, Pats.ACCESS_TOKEN_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/{realm}/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server/realms/{realm}",
                "/realms/{realm}/.well-known/uma2-configuration"
            })
    void noGrantTypeIsNamedThatNobodyCanUse(String address) {
        JsonNode document = get(address).send().expect(200).json();

        assertThat(texts(document.path("grant_types_supported")))
                .contains(Pats.GRANT, "client_credentials", "implicit")
                .doesNotContain(GUARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/{realm}/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server/realms/{realm}"
            })
    void theAddressIsTheOneByWhichTheServerIsCalledThroughItsProxy(String address) {
        JsonNode document = get(address)
                .header("X-Forwarded-Host", "id.example.org")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Port", "443")
                .send()
                .expect(200)
                .json();

        assertThat(document.path(ENDPOINT).asText())
                .isEqualTo("https://id.example.org/realms/" + realm.name() + "/personal-access-tokens");
        assertThat(document.path("revocation_endpoint").asText())
                .isEqualTo("https://id.example.org/realms/" + realm.name() + "/protocol/openid-connect/revoke");
    }

    @Test
    void theAddressAnswers() {
        String address = get("/realms/{realm}/.well-known/openid-configuration")
                .send()
                .expect(200)
                .text(ENDPOINT);

        realm.http().as(realm.token("alice")).get(address).send().expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realms/{realm}/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server/realms/{realm}"
            })
    void pagesOfAnyOriginReadIt(String address) {
        Answer answer = get(address).origin("http://anywhere.example").send().expect(200);

        assertThat(answer.header("Access-Control-Allow-Origin")).contains("http://anywhere.example");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-cache");
    }

    @Test
    void onlyTheDocumentOfOauthIsAtTheRootOfTheServer() {
        get("/.well-known/openid-configuration/realms/{realm}").send().expect(404);
        get("/.well-known/pat-oauth-authorization-server/realms/{realm}").send().expect(404);
    }

    /** Names of our own for the providers are no further addresses. */
    @Test
    void thereIsOneDocumentOfEachKind() {
        get("/realms/{realm}/.well-known/pat-openid-configuration").send().expect(404);
        get("/realms/{realm}/.well-known/pat-oauth-authorization-server").send().expect(404);
        get("/realms/{realm}/.well-known/pat-uma2-configuration").send().expect(404);
        get("/realms/no-such-realm/.well-known/openid-configuration").send().expect(404);
    }

    private Call get(String address) {
        return realm.keycloak().http().get(address.replace("{realm}", realm.name()));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
