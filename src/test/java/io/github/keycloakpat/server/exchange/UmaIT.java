package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.http.Jwt;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Refusals 56 and 57 at Keycloak's authorization services: the JWT gets nobody a requesting party token. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UmaIT {
    private static final String UMA = "urn:ietf:params:oauth:grant-type:uma-ticket";
    private static final String ID_TOKEN = "http://openid.net/specs/openid-connect-core-1_0.html#IDToken";

    private final TestRealm realm;
    private final Pats pats;
    private Made pat;

    UmaIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    /** Everybody who is let in at all is granted the resource {@code door}. */
    @BeforeAll
    void protectAResource() {
        realm.clients().update("orders-api", client -> {
            client.setServiceAccountsEnabled(true);
            client.setAuthorizationServicesEnabled(true);
        });
        realm.clients().update("ci", client -> {
            client.setDirectAccessGrantsEnabled(true);
            client.setServiceAccountsEnabled(true);
            client.setAuthorizationServicesEnabled(true);
        });
        Http server = realm.admin().below("/clients/" + realm.clients().id("orders-api") + "/authz/resource-server");
        server.put("")
                .json(Map.of("policyEnforcementMode", "PERMISSIVE", "decisionStrategy", "AFFIRMATIVE"))
                .send()
                .expect(204);
        server.post("/resource").json(Map.of("name", "door")).send().expect(201);
        pat = pats.make("root", "read");
    }

    @Test
    void anOrdinaryAccessTokenGetsARequestingPartyToken() {
        Answer asBearer = ask().bearer(realm.token("other-app", "root")).send().expect(200);
        Answer asSubject = asClient()
                .form("subject_token", realm.token("ci", "root"))
                .send()
                .expect(200);

        assertThat(Jwt.claims(asBearer.text("access_token")).at("/authorization/permissions"))
                .isNotEmpty();
        assertThat(Jwt.claims(asSubject.text("access_token")).at("/authorization/permissions"))
                .isNotEmpty();
    }

    @Test
    void theJwtAsBearerGetsNone() {
        assertNone(ask().bearer(pats.jwt("full", pat)).send());
    }

    @Test
    void theJwtAsSubjectOfAClientGetsNone() {
        assertNone(asClient().form("subject_token", pats.jwt("ci", pat)).send());
    }

    @Test
    void theJwtAsClaimTokenOfAClientGetsNone() {
        assertNone(asClient()
                .form("claim_token", pats.jwt("ci", pat), "claim_token_format", ID_TOKEN)
                .send());
    }

    @Test
    void theJwtOpensNoProtectionApi() {
        assertThat(ownPolicies(realm.token("ci", "root"))).isEqualTo(200);
        assertThat(ownPolicies(pats.jwt("ci", pat))).isIn(401, 403);
    }

    private int ownPolicies(String bearer) {
        return realm.http()
                .get("/authz/protection/uma-policy")
                .bearer(bearer)
                .send()
                .status();
    }

    private Call ask() {
        return realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", UMA, "audience", "orders-api", "permission", "door");
    }

    private Call asClient() {
        return ask().form("client_id", "ci", "client_secret", TestRealm.SECRET);
    }

    private static void assertNone(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 403);
        assertThat(answer.json().has("access_token")).isFalse();
    }
}
