package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages in the admin console. */
@KeycloakTest
@Tag("wire")
class AdminPagesIT {
    private static final String ENTRY = "nav-item-personal-access-tokens";
    private static final String TAB = "kcpat-user-tab";
    private static final String TOKENS = "/personal-access-tokens";
    private static final String BY_NAME = TOKENS + "?sort=name&order=asc";

    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;
    private final UserRest bob;

    AdminPagesIT(TestRealm realm) {
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
        this.bob = UserRest.of(realm, "bob");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
        bob.clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void areInTheNavigationOfEachRealm() {
        alice.make("name", "ci-staging");

        try (AdminConsole console = AdminConsole.signIn(realm, Look.LIGHT, "/users")) {
            console.at(ENTRY).click();
            assertNames(console, "ci-staging");
            assertThat(console.at(ENTRY)).hasAttribute("aria-current", "page");
            assertThat(console.at("nav-item-users")).not().hasClass(Pattern.compile("pf-m-current"));

            console.the(AriaRole.LINK, "Manage realms").click();
            console.the(AriaRole.LINK, "master").click();
            assertThat(console.at(ENTRY)).hasAttribute("href", "#/master" + TOKENS);
            console.at(ENTRY).click();
            assertThat(console.at("pat-empty")).isVisible();
            assertThat(rows(console)).hasCount(0);
        }
    }

    @Test
    void areFoundByTheirAddresses() {
        String id = alice.makeId("name", "ci-staging");
        alice.revoke(alice.makeId("name", "laptop")).expect(204);

        try (AdminConsole console = AdminConsole.signIn(realm, Look.LIGHT, TOKENS + "?status=revoked")) {
            assertNames(console, "laptop");
            console.page().reload();
            assertNames(console, "laptop");

            console.page().navigate(console.address(TOKENS + "?token=" + id));
            assertThat(console.at("page-heading")).hasText("ci-staging");
            console.page().reload();
            assertThat(console.at("page-heading")).hasText("ci-staging");
            console.at(ENTRY).click();
            assertNames(console, "ci-staging");
            console.page().goBack();
            assertThat(console.at("page-heading")).hasText("ci-staging");
        }
    }

    @Test
    void showWhoseATokenIs() {
        alice.make("name", "of-alice");
        bob.make("name", "of-bob");

        try (AdminConsole console = AdminConsole.signIn(realm, Look.LIGHT, BY_NAME)) {
            assertNames(console, "of-alice", "of-bob");
            rows(console)
                    .first()
                    .getByRole(
                            AriaRole.LINK,
                            new Locator.GetByRoleOptions().setName("alice").setExact(true))
                    .click();
            console.at(TAB).click();
            assertThat(console.at(TAB)).hasAttribute("aria-selected", "true");
            assertThat(console.at("user-details-tab")).hasAttribute("aria-selected", "false");
            assertNames(console, "of-alice");

            console.page().reload();
            assertNames(console, "of-alice");
            console.screenshot("admin-user");
            console.at("credentials").click();
            assertThat(console.at("credentials")).hasAttribute("aria-selected", "true");
            assertThat(rows(console)).hasCount(0);
            console.page().goBack();
            assertNames(console, "of-alice");
            openFirst(console);
            assertThat(console.at("page-heading")).hasText("of-alice");
        }
    }

    @Test
    void filterTheList() {
        alice.make("name", "reader", "scopes", List.of("read"), "expiresIn", "P2D");
        alice.make("name", "writer", "scopes", List.of("execute"), "expiresIn", "P20D");
        bob.make("name", "for-orders", "audiences", List.of("orders-api"), "expiresIn", "P25D");

        try (AdminConsole console = AdminConsole.signIn(realm, Look.LIGHT, BY_NAME)) {
            assertNames(console, "for-orders", "reader", "writer");
            console.at("pat-filters").click();
            console.at("pat-owner").fill("alice");
            assertNames(console, "reader", "writer");
            console.at("pat-scope").fill("execute");
            assertNames(console, "writer");
            assertThat(console.at("pat-filters")).hasText("More filters (2)");
            console.page().reload();
            assertNames(console, "writer");
            assertThat(console.at("pat-owner")).hasValue("alice");
            console.at("pat-clear-filters").click();
            assertNames(console, "for-orders", "reader", "writer");

            console.at("pat-application").fill("orders-api");
            assertNames(console, "for-orders");
            console.at("pat-clear-filters").click();
            console.at("pat-expires-before").fill(day(10));
            assertNames(console, "reader");
            console.at("pat-clear-filters").click();
            console.at("pat-unused-since").fill(day(-10));
            assertThat(console.at("pat-no-hits")).isVisible();
            console.at("pat-clear-filters").click();

            policy.set("maxLifetime", "P10D");
            console.the(AriaRole.CHECKBOX, "Only those outside the policy").check();
            assertNames(console, "for-orders", "writer");
            console.screenshot("admin-filters");
        }
    }

    @Test
    void revokeAndDeleteByTheActionsOfARow() {
        String id = alice.makeId("name", "ci-staging");

        try (AdminConsole console = AdminConsole.signIn(realm, Look.LIGHT, TOKENS + "?status=all")) {
            act(console, "revoke");
            console.at("pat-reason").fill("left the company");
            console.at("pat-dialog-action").click();
            assertThat(rows(console).getByTestId("pat-status")).hasText("Revoked");
            assertThat(alice.read(id).path("revokeReason").asText()).isEqualTo("left the company");

            act(console, "delete");
            console.at("pat-confirm").fill("ci-staging");
            console.at("pat-dialog-action").click();
            assertThat(rows(console)).hasCount(0);
            alice.get(id).expect(404);
        }
    }

    @Test
    void revokeAllThatTheFilterShows() {
        alice.make("name", "ci-1");
        alice.make("name", "ci-2");
        alice.make("name", "laptop");
        bob.make("name", "ci-3");

        try (AdminConsole console = AdminConsole.signIn(realm, Look.LIGHT, BY_NAME + "&username=alice&search=ci-")) {
            assertNames(console, "ci-1", "ci-2");
            console.at("pat-list-actions").click();
            console.at("pat-action-revokeAll").click();
            assertThat(console.the(AriaRole.DIALOG, "Warning alert: Revoke all tokens of this list (2)?"))
                    .isVisible();
            console.assertAccessible();
            console.screenshot("admin-revoke-all");
            console.at("pat-reason").fill("spring cleaning");
            assertThat(console.at("pat-dialog-action")).isDisabled();
            console.at("pat-confirm").fill("revoke");
            console.at("pat-dialog-action").click();
            assertThat(console.at("pat-revoked-count")).hasText("Revoked: 2");
            console.at("pat-dialog-cancel").click();
            assertThat(console.at("pat-no-hits")).isVisible();
        }
        assertThat(alice.listed("name", "status", "revoked")).containsExactlyInAnyOrder("ci-1", "ci-2");
        assertThat(alice.listed("name")).containsExactly("laptop");
        assertThat(bob.listed("name")).containsExactly("ci-3");
    }

    @Test
    void tellWhoseALeakedValueIsAndEndIt() {
        var made = alice.make("name", "ci-staging");
        String value = made.path("token").asText();

        try (AdminConsole console = AdminConsole.signIn(realm)) {
            console.at("pat-inspect").click();
            console.at("pat-value").fill("kcpat_nonsense");
            console.at("pat-dialog-action").click();
            assertThat(console.at("pat-unknown")).isVisible();
            assertThat(console.at("pat-value")).hasValue("");

            console.at("pat-value").fill(" " + value + " ");
            assertThat(console.at("pat-value")).hasAttribute("type", "password");
            console.at("pat-dialog-action").click();
            assertThat(console.at("pat-found")).containsText(Pattern.compile("alice.*Active"));
            assertThat(console.the(AriaRole.DIALOG, "This is ci-staging")).isVisible();
            console.assertKeepsNoValue();
            console.assertAccessible();
            console.screenshot("admin-inspect");

            console.at("pat-dialog-action").click();
            assertThat(console.at("pat-was-revoked")).isVisible();
            assertThat(console.at("pat-found")).containsText("Revoked");
            console.at("pat-found-view").click();
            assertThat(console.at("page-heading")).hasText("ci-staging");
            assertThat(console.at("pat-trail")).containsText("Revoked");
            console.assertKeepsNoValue();
        }
        assertThat(alice.read(made.path("id").asText()).path("status").asText()).isEqualTo("REVOKED");
        alice.regenerate(made.path("id").asText(), "expiresIn", "P1D").expect(409);
    }

    @Test
    void countAndLeadToWhatIsCounted() {
        alice.make("name", "soon", "expiresIn", "P2D");
        alice.make("name", "later", "expiresIn", "P20D");
        bob.make("name", "long", "expiresIn", "P300D");
        bob.revoke(bob.makeId("name", "gone")).expect(204);
        policy.set("maxLifetime", "P100D");

        try (AdminConsole console = AdminConsole.signIn(realm)) {
            console.at("pat-tab-statistics").click();
            assertThat(count(console, "active")).hasText("3");
            assertThat(count(console, "revoked")).hasText("1");
            assertThat(count(console, "expiringIn7Days")).hasText("1");
            assertThat(count(console, "expiringIn30Days")).hasText("2");
            assertThat(count(console, "neverUsed")).hasText("3");
            assertThat(count(console, "outsidePolicy")).hasText("1");

            count(console, "expiringIn30Days").getByRole(AriaRole.LINK).click();
            assertNames(console, "soon", "later");
            console.page().goBack();
            count(console, "outsidePolicy").getByRole(AriaRole.LINK).click();
            assertNames(console, "long");
            console.page().goBack();
            count(console, "revoked").getByRole(AriaRole.LINK).click();
            assertNames(console, "gone");
        }
    }

    @Test
    void tellWhatHappened() {
        realm.keycloak()
                .sqlUpdate(
                        "DELETE FROM PAT_AUDIT WHERE REALM_ID = ?", realm.get().getId());
        String id = alice.makeId("name", "ci-staging");
        alice.revoke(id, "reason", "left the company").expect(204);
        bob.make("name", "laptop");
        bob.delete(bob.makeId("name", "gone")).expect(204);

        try (AdminConsole console = AdminConsole.signIn(realm)) {
            console.at("pat-tab-audit").click();
            assertThat(lines(console).first()).containsText(Pattern.compile("gone.*bob.*Deleted"));
            assertThat(lines(console).first().getByRole(AriaRole.LINK)).hasText("bob");
            console.at("pat-user").fill("alice");
            assertThat(lines(console)).hasCount(2);
            assertThat(lines(console).first()).containsText("left the company");
            console.at("pat-type").selectOption("CREATED");
            assertThat(lines(console)).hasCount(1);
            console.page().reload();
            assertThat(lines(console)).hasCount(1);
            assertThat(console.at("pat-user")).hasValue("alice");
            console.at("pat-clear-filters").click();
            console.at("pat-token-name").fill("LAPTOP");
            assertThat(lines(console)).hasCount(1);
            console.at("pat-from").fill(day(2));
            assertThat(console.at("pat-no-hits")).isVisible();
            console.at("pat-clear-filters").click();
            console.at("pat-to").fill(day(0));
            assertThat(lines(console).first()).containsText("gone");
            console.at("pat-to").fill(day(-2));
            assertThat(console.at("pat-no-hits")).isVisible();
            console.at("pat-clear-filters").click();
            console.at("pat-user").fill("nobody-at-all");
            assertThat(console.at("pat-no-hits")).isVisible();
            console.at("pat-user").fill(realm.users().id("alice"));
            lines(console)
                    .first()
                    .getByRole(AriaRole.LINK)
                    .filter(new Locator.FilterOptions().setHasText("ci-staging"))
                    .click();
            assertThat(console.at("page-heading")).hasText("ci-staging");
        }
    }

    /** Each call is held against it when the window closes. */
    @Test
    void offerNothingThatIsRefusedToWhoMayOnlyView() {
        String id = alice.makeId("name", "ci-staging");
        realm.users().create("viewer", "realm-management/view-users");

        try (AdminConsole console = AdminConsole.signIn(realm, "viewer", Look.LIGHT, "/users")) {
            console.at(ENTRY).click();
            assertNames(console, "ci-staging");
            assertThat(console.at("pat-inspect")).isVisible();
            assertThat(console.at("pat-tab-statistics")).isVisible();
            assertThat(console.at("pat-tab-policy")).hasCount(0);
            assertThat(console.at("pat-tab-webhooks")).hasCount(0);
            assertThat(console.at("pat-tab-audit")).hasCount(0);
            assertThat(console.at("pat-list-actions")).hasCount(0);
            console.at("pat-row-actions").click();
            assertThat(console.at("pat-action-view")).isVisible();
            assertThat(console.at("pat-action-revoke")).hasCount(0);
            console.at("pat-action-view").click();
            assertThat(console.at("page-heading")).hasText("ci-staging");
            assertThat(console.at("pat-do-revoke")).hasCount(0);
            assertThat(console.at("pat-trail")).hasCount(0);
            console.at(ENTRY).click();
            console.at("pat-tab-statistics").click();
            assertThat(count(console, "active")).hasText("1");
            console.follow("/" + realm.name() + "/users/" + realm.users().id("alice") + TOKENS);
            assertNames(console, "ci-staging");
            assertThat(console.at("pat-list-actions")).hasCount(0);
            assertThat(console.at("pat-create")).hasCount(0);
            console.follow("/" + realm.name() + "/users/" + realm.users().id("alice") + TOKENS + "?create");
            assertThat(console.at("pat-notice")).isVisible();
            assertThat(console.at("pat-create-form")).hasCount(0);
        }
        assertThat(alice.read(id).path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void areHiddenFromWhoMayNotSeeUsers() {
        realm.users().create("of-realm", "realm-management/view-realm", "realm-management/view-clients");

        try (AdminConsole console = AdminConsole.signIn(realm, "of-realm", Look.LIGHT, "/clients")) {
            assertThat(console.at("nav-item-clients")).isVisible();
            assertThat(console.at(ENTRY)).hasCount(0);
            console.follow("/" + realm.name() + TOKENS);
            assertThat(console.page().locator("main")).containsText("Forbidden");
            assertThat(console.at("page-heading")).hasCount(0);
            assertThat(console.warnings()).isEmpty();
        }
    }

    /** Of a release in which the router is another one. */
    @Test
    void leaveAConsoleAsItIsThatTheyDoNotKnow() {
        try (AdminConsole console = AdminConsole.unopened(realm, Look.LIGHT)) {
            console.page().route(Pattern.compile("/assets/main-.*\\.js$"), AdminPagesIT::withoutPatchRoutes);
            console.signInAt(console.address("/users"), "admin", "admin");

            console.the(AriaRole.LINK, "alice").click();
            assertThat(console.at("user-details-tab")).isVisible();
            assertThat(console.at(ENTRY)).hasCount(0);
            assertThat(console.at(TAB)).hasCount(0);
            assertThat(console.warnings()).hasSize(1).first().asString().contains("router");
        }
    }

    private static void withoutPatchRoutes(Route route) {
        APIResponse stock = route.fetch();
        assertThat(stock.text()).contains("patchRoutes:");
        route.fulfill(new Route.FulfillOptions()
                .setResponse(stock)
                .setBody(stock.text().replace("patchRoutes:", "otherRoutes:")));
    }

    @ParameterizedTest
    @EnumSource
    void canBeReadByEverybody(Look look) {
        String boss = AdminConsole.boss(realm, look);
        alice.make("name", "ci-staging", "scopes", List.of("read", "execute"), "expiresIn", "P3D");
        bob.make("name", "x".repeat(64));
        bob.revoke(bob.makeId("name", "laptop")).expect(204);

        try (AdminConsole console = AdminConsole.signIn(realm, boss, look, TOKENS + "?status=all")) {
            assertThat(rows(console)).hasCount(3);
            assertThat(console.at("page-heading"))
                    .hasText(look == Look.GERMAN ? "Persönliche Zugriffstoken" : "Personal access tokens");
            console.assertFits();
            console.assertAccessible();
            console.screenshot("admin-list");
            console.at("pat-filters").click();
            console.assertFits();
            console.assertAccessible();
            console.screenshot("admin-list-filters");
            console.at("pat-tab-statistics").click();
            assertThat(count(console, "active")).hasText("2");
            console.assertFits();
            console.assertAccessible();
            console.screenshot("admin-statistics");
            console.at("pat-tab-audit").click();
            assertThat(lines(console).first()).isVisible();
            console.assertFits();
            console.assertAccessible();
            console.screenshot("admin-audit");
            console.at("pat-tab-tokens").click();
            openFirst(console);
            assertThat(console.at("pat-trail-row").first()).isVisible();
            console.assertFits();
            console.assertAccessible();
            console.screenshot("admin-token");
            assertThat(console.page().locator("main").getByText(Pattern.compile("^pat\\.")))
                    .hasCount(0);
        }
    }

    private static Locator rows(AdminConsole console) {
        return console.at("pat-row");
    }

    private static Locator lines(AdminConsole console) {
        return console.at("pat-trail-row");
    }

    private static Locator count(AdminConsole console, String name) {
        return console.at("pat-count-" + name).locator("dd");
    }

    private static void assertNames(AdminConsole console, String... names) {
        assertThat(rows(console).locator("td:first-child a")).hasText(names);
    }

    private static void act(AdminConsole console, String action) {
        console.at("pat-row-actions").click();
        console.at("pat-action-" + action).click();
    }

    private static void openFirst(AdminConsole console) {
        rows(console).first().locator("td:first-child a").click();
    }

    /** So many days from the server's today. */
    private String day(int days) {
        return realm.keycloak().now().plusSeconds(86_400L * days).toString().substring(0, "2026-12-31".length());
    }
}
