package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import io.github.keycloakpat.server.admin.FineGrained;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Jwt;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tab of tokens on a user's page: what administrators may do for that user. */
@KeycloakTest
@Tag("wire")
class AdminUserPageIT {
    private static final String TAB = "kcpat-user-tab";
    private static final String TOKENS = "/personal-access-tokens";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;
    private final String aliceId;

    AdminUserPageIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
        this.aliceId = realm.users().id("alice");
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
    void makesATokenForTheUserWithinWhatTheUserMay() {
        try (AdminConsole console = AdminConsole.signIn(realm, Look.LIGHT, userPath("settings"))) {
            console.at(TAB).click();
            console.at("pat-create").click();
            assertThat(console.at("pat-create-form")).isVisible();
            console.assertFits();
            console.assertAccessible();
            console.screenshot("admin-create");
            assertThat(console.page().locator("[id='pat-scopes-admin']")).hasCount(0);

            console.at("pat-name").fill("for alice");
            console.page().locator("[id='pat-scopes-read']").check();
            console.at("pat-expiry").selectOption("P7D");
            console.at("pat-submit").click();
            console.at("pat-secret-reveal").click();
            String value = console.at("pat-secret-value").textContent();
            assertThat(value).matches(ConsoleWindow.VALUE);
            assertThat(console.at("pat-secret-snippet")).containsText("/realms/" + realm.name() + "/");
            console.page().goBack();
            assertThat(console.at("pat-secret-value")).hasText(value);
            console.at("pat-secret-saved").check();
            console.at("pat-secret-done").click();
            assertThat(console.at("page-heading").last()).hasText("for alice");
            console.assertKeepsNoValue();

            JsonNode claims = Jwt.claims(
                    new Pats(realm).exchange("script", value).expect(200).text("access_token"));
            assertThat(claims.path("sub").asText()).isEqualTo(aliceId);
        }
        assertThat(alice.listed("name")).containsExactly("for alice");
    }

    @Test
    void keepsTheFormOverASignIn() {
        policy.set("reauthMaxAge", "PT10S");

        try (AdminConsole console = AdminConsole.signIn(realm, Look.LIGHT, userPath("personal-access-tokens?create"))) {
            console.at("pat-name").fill("after a while");
            keycloak.shiftTime(Duration.ofSeconds(12));
            console.at("pat-submit").click();
            console.at("pat-sign-in").click();
            console.page().fill("#password", "admin");
            console.page().click("#kc-login");
            assertThat(console.at("pat-signed-in")).isVisible();
            assertThat(console.at("pat-name")).hasValue("after a while");
            console.at("pat-submit").click();
            assertThat(console.at("pat-secret")).isVisible();
        }
        assertThat(alice.listed("name")).containsExactly("after a while");
    }

    /** Each call is held against it when the window closes. */
    @Test
    void isForTheUsersThatAnAdministratorMaySee() {
        FineGrained permissions = FineGrained.on(realm);
        String admin = permissions.admin();
        UserRest bob = UserRest.of(realm, "bob");
        bob.clear();
        bob.make("name", "of-bob");
        alice.make("name", "of-alice");
        permissions.onUsers(List.of("view", "manage", "impersonate"), List.of(permissions.only(admin)), aliceId);

        try (AdminConsole console = AdminConsole.signIn(realm, admin, Look.LIGHT, TOKENS)) {
            assertThat(rowNames(console)).hasText(new String[] {"of-alice"});
            assertThat(console.at("pat-tab-policy")).hasCount(0);
            console.at("pat-tab-statistics").click();
            assertThat(console.at("pat-count-active").locator("dd")).hasText("1");
            console.at("pat-tab-tokens").click();
            console.page()
                    .locator("[data-testid=pat-row] a[href*='/users/" + aliceId + "']")
                    .click();
            console.at(TAB).click();
            assertThat(rowNames(console)).hasText(new String[] {"of-alice"});
            assertThat(console.at("pat-create")).isVisible();
            console.at("pat-row-actions").click();
            console.at("pat-action-revoke").click();
            console.at("pat-reason").fill("by one who may");
            console.at("pat-dialog-action").click();
            assertThat(console.at("pat-row")).hasCount(0);
        } finally {
            permissions.clear();
            realm.update(rep -> rep.setAdminPermissionsEnabled(false));
        }
        assertThat(alice.listed("name", "status", "revoked")).containsExactly("of-alice");
        assertThat(bob.listed("name")).containsExactly("of-bob");
    }

    private static Locator rowNames(AdminConsole console) {
        return console.at("pat-row").locator("td:first-child a");
    }

    private String userPath(String tab) {
        return "/users/" + aliceId + "/" + tab;
    }
}
