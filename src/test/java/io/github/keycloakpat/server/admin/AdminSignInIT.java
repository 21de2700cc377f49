package io.github.keycloakpat.server.admin;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Browser;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets values, or gives rights, has signed in in person and of late: refusals 59 and 67. */
@KeycloakTest
@Tag("wire")
class AdminSignInIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final String alice;
    private String id = "";

    AdminSignInIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = realm.users().id("alice");
    }

    enum Giving {
        CREATE,
        ROTATE,
        ADD_RIGHTS
    }

    private Answer send(Giving giving, AdminRest admin) {
        return switch (giving) {
            case CREATE -> admin.create(alice);
            case ROTATE -> admin.rotate(id);
            case ADD_RIGHTS -> admin.addRights(id, "scopes", List.of("execute"));
        };
    }

    @BeforeEach
    void aToken() {
        UserRest rest = UserRest.of(realm, "alice");
        rest.clear();
        id = rest.makeId("scopes", List.of("read"));
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    private void assertUnchanged(String before) {
        assertThat(UserRest.of(realm, "alice")
                        .list()
                        .query("status", "all")
                        .send()
                        .text())
                .isEqualTo(before);
    }

    private String state() {
        return UserRest.of(realm, "alice").list().query("status", "all").send().text();
    }

    @ParameterizedTest
    @EnumSource
    void whoImpersonatesAnAdministratorGetsNoValues(Giving giving) {
        String before = state();
        AdminRest admin = AdminRest.by(realm, realm.impersonate(AdminRest.CONSOLE, "root"));

        assertRefused(send(giving, admin), 403, "permission_denied");

        assertUnchanged(before);
        admin.list().expect(200);
        admin.revoke(id).expect(204);
    }

    @ParameterizedTest
    @EnumSource
    void aSignInWithoutATimeIsNotRecent(Giving giving) {
        policy.set("reauthMaxAge", "PT15M");
        String before = state();

        Answer answer = send(giving, AdminRest.of(realm, "root"));

        assertRefused(answer, 401, "insufficient_user_authentication");
        assertThat(answer.header("WWW-Authenticate"))
                .hasValue("Bearer error=\"insufficient_user_authentication\", max_age=900");
        assertUnchanged(before);
    }

    @ParameterizedTest
    @EnumSource
    void aSignInIsRecentForAsLongAsThePolicySays(Giving giving) {
        policy.set("reauthMaxAge", "PT15M");
        Browser browser = realm.browser();
        AdminRest admin = AdminRest.by(realm, browser.signIn(AdminRest.CONSOLE, "root"));
        assertThat(send(giving, admin).status()).isIn(200, 201);

        keycloak.shiftTime(Duration.ofSeconds(901));

        AdminRest later = AdminRest.by(realm, browser.token(AdminRest.CONSOLE));
        assertRefused(send(giving, later), 401, "insufficient_user_authentication");
        later.update(id, "description", "old sign-ins still describe").expect(200);
        later.revoke(id).expect(204);
    }

    @ParameterizedTest
    @EnumSource
    void aServiceAccountSignsInAnewEachTime(Giving giving) {
        policy.set("reauthMaxAge", "PT1S");
        String client = "admin-robot-" + giving.name();
        var robot = RealmClients.confidentialClient(client);
        robot.setFullScopeAllowed(true);
        realm.clients().create(robot);
        realm.clients().serviceAccount(client, "realm-management/realm-admin");

        assertThat(send(giving, AdminRest.by(realm, realm.serviceToken(client))).status())
                .isIn(200, 201);
    }

    @Test
    void anAdministratorOfTheMasterRealmIsHeldToTheSame() {
        policy.set("reauthMaxAge", "PT15M");

        assertRefused(AdminRest.by(realm, realm.adminToken()).create(alice), 401, "insufficient_user_authentication");
        policy.reset();
        AdminRest.by(realm, realm.adminToken()).create(alice).expect(201);
    }

    @Test
    void withoutPermissionNobodyIsAskedToSignInAgain() {
        policy.set("reauthMaxAge", "PT15M");
        AdminRest.appoint(realm, "only-viewer", "view-users");

        assertRefused(AdminRest.of(realm, "only-viewer").create(alice), 403, "permission_denied");
        assertRefused(AdminRest.of(realm, "only-viewer").create("nobody"), 404, "user_not_found", "userId");
    }
}
