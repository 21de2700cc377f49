package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.harness.RealmClients.publicClient;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Jwt;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.ClientRepresentation;

/** What an access token must carry to read or to change: refusals 61 and 62. */
@KeycloakTest
@Tag("wire")
class CallerRightsIT {
    private static final Set<RestCall> READING =
            Set.of(RestCall.LIST, RestCall.GRANTABLE, RestCall.GET, RestCall.RIGHTS, RestCall.EVENTS);

    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;
    private String id = "";

    CallerRightsIT(TestRealm realm) {
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void oneToken() {
        alice.clear();
        id = alice.makeId();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EXCLUDE,
            names = {"LIST", "GRANTABLE", "GET", "RIGHTS", "EVENTS"})
    void anOrdinaryApplicationOfTheUserCanChangeNothing(RestCall call) {
        String bearer = realm.token("other-app", "alice");
        assertThat(Jwt.claims(bearer).at("/resource_access/account/roles").toString())
                .contains("manage-account");

        assertRefused(call.send(UserRest.by(realm, bearer).http(), id), 403, "client_not_allowed");
        assertUnchanged();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIST", "GRANTABLE", "GET", "RIGHTS", "EVENTS"})
    void anOrdinaryApplicationOfTheUserMayRead(RestCall call) {
        UserRest application = UserRest.by(realm, realm.token("other-app", "alice"));

        assertThat(call.send(application.http(), id).status()).isEqualTo(200);
    }

    @Test
    void theRealmNamesTheClientsThatMayWrite() {
        policy.set("managementClients", "billing-api other-app");

        assertRefused(alice.create("name", "x"), 403, "client_not_allowed");
        UserRest.by(realm, realm.token("other-app", "alice")).make();
    }

    @Test
    void aClientWhoseIdOnlyContainsAnAllowedOneMayNotWrite() {
        client("kcpat2", "account/manage-account");

        assertRefused(
                UserRest.by(realm, realm.token("kcpat2", "alice")).create("name", "x"), 403, "client_not_allowed");
    }

    @ParameterizedTest
    @EnumSource
    void theAudienceAloneIsNotEnough(RestCall call) {
        policy.set("managementClients", "kcpat hollow");
        clientOnce("hollow");
        String bearer = realm.token("hollow", "alice");
        assertThat(Jwt.claims(bearer).path("aud").toString()).contains("account");

        assertRefused(call.send(UserRest.by(realm, bearer).http(), id), 403, "permission_denied");
        assertUnchanged();
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        client("stranger");

        assertRefused(
                UserRest.by(realm, realm.token("stranger", "alice")).list().send(), 401, "unauthorized");
    }

    @ParameterizedTest
    @EnumSource
    void aRoleTakenFromTheUserNoLongerCountsThoughTheTokenBearsIt(RestCall call) {
        String user = "taken-" + call.name().toLowerCase(Locale.ROOT);
        realm.users().create(user);
        UserRest calls = UserRest.of(realm, user);
        String theirs = calls.makeId();

        realm.users().unassign(user, "default-roles-" + realm.name());

        assertRefused(call.send(calls.http(), theirs), 403, "permission_denied");
    }

    @Test
    void whoMayOnlyViewTheProfileReadsAndDoesNotWrite() {
        policy.set("managementClients", "kcpat viewer");
        client("viewer", "account/view-profile");
        UserRest viewer = UserRest.by(realm, realm.token("viewer", "alice"));

        for (RestCall call : RestCall.values()) {
            if (READING.contains(call)) {
                assertThat(call.send(viewer.http(), id).status()).isEqualTo(200);
            } else {
                assertRefused(call.send(viewer.http(), id), 403, "permission_denied");
            }
        }
        assertUnchanged();
    }

    @Test
    void whoMayManageTheAccountReadsAndWrites() {
        policy.set("managementClients", "keeper");
        client("keeper", "account/manage-account");
        UserRest keeper = UserRest.by(realm, realm.token("keeper", "alice"));

        for (RestCall call : RestCall.values()) {
            String target = keeper.makeId();
            assertThat(call.send(keeper.http(), target).status()).isBetween(200, 204);
        }
    }

    @Test
    void anotherClientsRoleOfTheSameNameDoesNotCount() {
        policy.set("managementClients", "namesake");
        ClientRepresentation client = publicClient("namesake");
        realm.clients().create(client);
        realm.roles().create("namesake/manage-account");
        realm.clients().hardcodeAudience("namesake", "account");
        realm.users().assign("bob", "namesake/manage-account");
        UserRest bob = UserRest.by(realm, realm.token("namesake", "bob"));

        assertRefused(bob.list().send(), 403, "permission_denied");
        assertRefused(bob.create("name", "x"), 403, "permission_denied");
    }

    @Test
    void aLightweightAccessTokenCountsWithWhatItLeavesOut() {
        policy.set("managementClients", "light");
        client("light", "account/manage-account");
        realm.clients()
                .update(
                        "light",
                        rep -> rep.setAttributes(Map.of("client.use.lightweight.access.token.enabled", "true")));
        String bearer = realm.token("light", "alice");
        assertThat(Jwt.claims(bearer).has("resource_access")).isFalse();

        UserRest light = UserRest.by(realm, bearer);

        light.delete(light.makeId()).expect(204);
    }

    private void client(String clientId, String... roles) {
        realm.clients().create(publicClient(clientId));
        realm.clients().addScopeMappings(clientId, roles);
    }

    private void clientOnce(String clientId) {
        if (realm.admin()
                .get("/clients")
                .query("clientId", clientId)
                .send()
                .json()
                .isEmpty()) {
            client(clientId);
            realm.clients().hardcodeAudience(clientId, "account");
        }
    }

    private void assertUnchanged() {
        assertThat(alice.listed("id", "status", "all")).containsExactly(id);
        assertThat(alice.read(id).path("status").asText()).isEqualTo("ACTIVE");
        assertThat(alice.read(id).path("description").isNull()).isTrue();
    }
}
