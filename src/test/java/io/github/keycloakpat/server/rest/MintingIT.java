package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.harness.RealmClients.confidentialClient;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.params;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Browser;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Jwt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.ClientRepresentation;

/** Only the person, lately signed in, makes tokens: refusals 55, 59 and 67. */
@KeycloakTest
@Tag("wire")
class MintingIT {
    private static final String STALE = "Bearer error=\"insufficient_user_authentication\", max_age=120";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;

    MintingIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void aSessionWithoutATimeOfSignInIsNotRecent() {
        policy.set("reauthMaxAge", "PT2M");

        Answer answer = alice.create("name", "x");

        assertRefused(answer, 401, "insufficient_user_authentication");
        assertThat(answer.headers("WWW-Authenticate")).containsExactly(STALE);
        assertThat(params(answer)).containsExactly("120");
        assertThat(alice.names()).isEmpty();
    }

    @Test
    void aFreshSignInMakesTokensUntilItIsTooOld() {
        policy.set("reauthMaxAge", "PT2M");
        Browser browser = realm.browser();
        UserRest fresh = UserRest.by(realm, browser.signIn("kcpat", "alice"));
        fresh.make("name", "first");

        keycloak.shiftTime(Duration.ofMinutes(3));
        Answer late = fresh.create("name", "second");
        Answer later = UserRest.by(realm, browser.token("kcpat")).create("name", "second"); // the same session

        assertRefused(late, 401, "insufficient_user_authentication");
        assertThat(late.headers("WWW-Authenticate")).containsExactly(STALE);
        assertRefused(later, 401, "insufficient_user_authentication");
        assertThat(UserRest.of(realm, "alice").names()).containsExactly("first");
        UserRest.by(realm, realm.browserLogin("kcpat", "alice")).make("name", "second");
    }

    @Test
    void onlyMakingTokensNeedsARecentSignIn() {
        String id = alice.makeId();
        policy.set("reauthMaxAge", "PT2M");

        assertThat(alice.list().send().status()).isEqualTo(200);
        assertThat(alice.update(id, "description", "changed").status()).isEqualTo(200);
        assertThat(alice.revoke(id).status()).isEqualTo(204);
        assertThat(alice.delete(id).status()).isEqualTo(204);
    }

    @Test
    void aServiceAccountReadsButMakesNoTokens() {
        policy.set("managementClients", "robot");
        ClientRepresentation robot = confidentialClient("robot");
        robot.setFullScopeAllowed(true);
        realm.clients().create(robot);
        realm.clients().serviceAccount("robot", "account/manage-account");
        String bearer = realm.serviceToken("robot");
        assertThat(Jwt.claims(bearer).at("/resource_access/account/roles").toString())
                .contains("manage-account");
        UserRest account = UserRest.by(realm, bearer);

        assertRefused(account.create("name", "x"), 403, "permission_denied");
        assertThat(account.names()).isEmpty();
    }

    @Test
    void whoImpersonatesAUserMakesNoTokens() {
        UserRest impersonator = UserRest.by(realm, realm.impersonate("kcpat", "alice"));

        assertRefused(impersonator.create("name", "x"), 403, "permission_denied");
        assertThat(impersonator.names()).isEmpty();
        assertThat(alice.names()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theJwtOfATokenCallsNothingHere(RestCall call) {
        policy.set("managementClients", "kcpat script");
        String value = alice.make("scopes", List.of("read")).path("token").asText();
        String id = alice.listed("id").get(0);

        Answer answer = call.send(UserRest.by(realm, exchange(value)).http(), id);

        assertRefused(answer, 401, "unauthorized");
        assertThat(alice.listed("status", "status", "all")).containsExactly("ACTIVE");
    }

    @Test
    void theJwtOfATokenCallsNothingHereThoughItsClientAddsAudienceAndRole() {
        policy.set("managementClients", "kcpat ci");
        realm.clients().hardcodeAudience("ci", "account");
        realm.clients().hardcodeRole("ci", "account/manage-account");
        realm.clients().addScopeMappings("ci", "account/manage-account");
        String value = alice.make("scopes", List.of("read")).path("token").asText();

        UserRest token = UserRest.by(realm, exchange("ci", value));

        assertRefused(token.list().send(), 401, "unauthorized");
        assertRefused(token.create("name", "x"), 401, "unauthorized");
    }

    private String exchange(String value) {
        return exchange("script", value);
    }

    private String exchange(String client, String value) {
        return realm.http()
                .post("/protocol/openid-connect/token")
                .form("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .form("client_id", client, "client_secret", TestRealm.SECRET, "subject_token", value)
                .form("subject_token_type", "urn:keycloak-pat:token-type:personal-access-token")
                .send()
                .expect(200)
                .text("access_token");
    }
}
