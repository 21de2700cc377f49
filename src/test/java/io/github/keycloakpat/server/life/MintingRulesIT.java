package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.harness.RealmClients.confidentialClient;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Browser;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.ClientRepresentation;

/** New values and more rights are given as new tokens are: where the realm allows it, to the person, lately signed in. */
@KeycloakTest
@Tag("wire")
class MintingRulesIT {
    private static final String STALE = "Bearer error=\"insufficient_user_authentication\", max_age=120";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final Holder alice;

    MintingRulesIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = new Holder(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.rest().clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsGivenWhereTokensAreSwitchedOff(Minting minting) {
        assertRefusedUnder("enabled", "false", minting, "disabled");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsGivenToWhoLacksTheDemandedRole(Minting minting) {
        assertRefusedUnder("requiredRole", "orders-admin", minting, "creation_not_allowed");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsGivenWhereThePolicyCanNotBeRead(Minting minting) {
        assertRefusedUnder("maxTokensPerUser", "many", minting, "creation_not_allowed");
    }

    private void assertRefusedUnder(String field, String value, Minting minting, String error) {
        Made pat = minting.token(alice);
        JsonNode before = alice.read(pat);
        policy.set(field, value);

        assertRefused(minting.send(alice.rest(), pat.id()), 403, error);
        assertThat(alice.read(pat)).isEqualTo(before);
        policy.reset();
        minting.send(alice.rest(), pat.id()).expect(200);
    }

    @ParameterizedTest
    @EnumSource
    void aSessionWithoutATimeOfSignInIsNotRecent(Minting minting) {
        Made pat = minting.token(alice);
        JsonNode before = alice.read(pat);
        policy.set("reauthMaxAge", "PT2M");

        Answer answer = minting.send(alice.rest(), pat.id());

        assertRefused(answer, 401, "insufficient_user_authentication");
        assertThat(answer.headers("WWW-Authenticate")).containsExactly(STALE);
        assertThat(alice.read(pat)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void aSignInIsRecentForAsLongAsTheRealmSays(Minting minting) {
        Made early = minting.token(alice);
        Made late = minting.token(alice);
        policy.set("reauthMaxAge", "PT2M");
        Browser browser = realm.browser();

        Answer atOnce = minting.send(UserRest.by(realm, browser.signIn("kcpat", "alice")), early.id());
        keycloak.shiftTime(Duration.ofMinutes(3));
        Answer later = minting.send(UserRest.by(realm, browser.token("kcpat")), late.id());

        atOnce.expect(200);
        assertRefused(later, 401, "insufficient_user_authentication");
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsGivenToWhoImpersonatesTheOwner(Minting minting) {
        Made pat = minting.token(alice);
        JsonNode before = alice.read(pat);
        UserRest impersonator = UserRest.by(realm, realm.impersonate("kcpat", "alice"));

        assertRefused(minting.send(impersonator, pat.id()), 403, "permission_denied");
        assertThat(alice.read(pat)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsGivenToAServiceAccount(Minting minting) {
        String robot = "robot-" + minting.name().toLowerCase(Locale.ROOT);
        policy.set("managementClients", "kcpat " + robot);
        ClientRepresentation client = confidentialClient(robot);
        client.setFullScopeAllowed(true);
        realm.clients().create(client);
        String userId = realm.clients().serviceAccount(robot, "account/manage-account");
        Made pat = minting.token(alice);
        keycloak.sqlUpdate("UPDATE PAT_TOKEN SET USER_ID = ? WHERE ID = ?", userId, pat.id());
        UserRest account = UserRest.by(realm, realm.serviceToken(robot));
        JsonNode before = account.read(pat.id());

        assertRefused(minting.send(account, pat.id()), 403, "permission_denied");
        assertThat(account.read(pat.id())).isEqualTo(before);
    }

    @Test
    void aLimitOfTokensThatIsReachedStopsNoRotation() {
        policy.set("maxTokensPerUser", "1");
        Made pat = alice.make();

        assertRefused(alice.rest().create("name", "one more"), 409, "too_many_tokens");
        alice.assertWorks(alice.rotated(pat));
    }
}
