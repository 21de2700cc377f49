package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of tokens in the account console. */
@KeycloakTest
@Tag("wire")
class TokenListPageIT {
    /** What was made in the same second has no order of its own. */
    private static final String BY_NAME = "?sort=name&order=asc";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;

    TokenListPageIT(Keycloak keycloak, TestRealm realm) {
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
    void isInTheNavigationAndShowsEachTokenAfterOneCall() {
        alice.make("name", "ci-staging", "scopes", List.of("read", "execute"), "expiresIn", "P3D");

        try (AccountConsole console = AccountConsole.signInAt(realm, "alice", Look.LIGHT, "/account")) {
            console.the(AriaRole.BUTTON, "Account security").click();
            console.the(AriaRole.LINK, "Personal access tokens").click();

            Locator row = rows(console);
            assertThat(row).hasCount(1);
            assertThat(row)
                    .containsText(Pattern.compile("ci-staging.*kcpat_….*execute.*read.*Expires soon.*in 3 days"));
            assertThat(console.at("page-heading")).hasText("Personal access tokens");
            assertThat(console.calls().get(0)).startsWith("GET ?");
            assertThat(console.calls().subList(1, console.calls().size())).allMatch("GET /grantable"::equals);
        }
    }

    @Test
    void isFilteredByStatus() {
        alice.make("name", "active");
        alice.revoke(alice.makeId("name", "revoked")).expect(204);
        alice.make("name", "expired", "expiresIn", "PT5S");
        keycloak.shiftTime(Duration.ofSeconds(6));

        try (AccountConsole console = AccountConsole.signIn(realm, "alice", Look.LIGHT, BY_NAME)) {
            assertNames(console, "active");
            filter(console, "expired");
            assertNames(console, "expired");
            filter(console, "revoked");
            assertNames(console, "revoked");
            assertThat(rows(console)).containsText("Revoked");
            filter(console, "all");
            assertNames(console, "active", "expired", "revoked");

            console.page().reload();
            assertNames(console, "active", "expired", "revoked");
        }
    }

    @Test
    void isSearchedWhileTyping() {
        alice.make("name", "ci-staging");
        alice.make("name", "laptop", "description", "for staging too");
        alice.make("name", "backup");

        try (AccountConsole console = AccountConsole.signIn(realm, "alice", Look.LIGHT, BY_NAME)) {
            assertNames(console, "backup", "ci-staging", "laptop");
            console.the(AriaRole.TEXTBOX, "Search tokens").fill("STAGING");
            assertNames(console, "ci-staging", "laptop");
            console.the(AriaRole.TEXTBOX, "Search tokens").fill("nothing like it");
            assertThat(console.at("pat-no-hits")).isVisible();
            console.at("pat-show-all").click();
            assertNames(console, "backup", "ci-staging", "laptop");
        }
    }

    @Test
    void findsATokenByItsValueWithoutTellingTheValueToAnybody() {
        alice.make("name", "other");
        String value = alice.make("name", "found").path("token").asText();

        try (AccountConsole console = AccountConsole.signIn(realm, "alice", Look.LIGHT, BY_NAME)) {
            assertNames(console, "found", "other");
            console.the(AriaRole.TEXTBOX, "Search tokens").fill(value);
            assertNames(console, "found");
            assertThat(console.query()).contains("search=" + value.substring(value.length() - 4));

            console.open(BY_NAME + "&search=" + value);
            assertNames(console, "found", "other");
            assertThat(console.calls()).noneMatch(call -> call.contains(value));
        }
    }

    @Test
    void isSortedByTheHeadersOfColumns() {
        alice.make("name", "b", "expiresIn", "P1D");
        alice.make("name", "a", "expiresIn", "P3D");
        alice.make("name", "c", "expiresIn", "P2D");

        try (AccountConsole console = AccountConsole.signIn(realm, "alice")) {
            console.the(AriaRole.BUTTON, "Name").click();
            assertNames(console, "a", "b", "c");
            console.the(AriaRole.BUTTON, "Name").click();
            assertNames(console, "c", "b", "a");
            console.the(AriaRole.BUTTON, "Expires").click();
            assertNames(console, "b", "c", "a");
            assertThat(console.the(AriaRole.COLUMNHEADER, "Expires")).hasAttribute("aria-sort", "ascending");
        }
    }

    @Test
    void isPagedByTheServer() {
        IntStream.rangeClosed(1, 23).forEach(number -> alice.make("name", "token-%02d".formatted(number)));

        try (AccountConsole console = AccountConsole.signIn(realm, "alice", Look.LIGHT, BY_NAME)) {
            assertThat(rows(console)).hasCount(20);
            console.the(AriaRole.BUTTON, "Go to next page").first().click();
            assertNames(console, "token-21", "token-22", "token-23");

            open(console, "token-22");
            console.page().goBack();
            assertNames(console, "token-21", "token-22", "token-23");

            console.open(BY_NAME + "&page=9");
            assertNames(console, "token-21", "token-22", "token-23");
        }
    }

    @Test
    void opensATokenByAClickOnItsRowAndTheListByTheNavigation() {
        String id = alice.makeId("name", "ci-staging");

        try (AccountConsole console = AccountConsole.signIn(realm, "alice")) {
            rows(console).getByText("kcpat_…").click();
            assertThat(console.at("page-heading")).hasText("ci-staging");
            assertThat(console.at("page-heading")).isFocused();
            assertThat(console.query()).isEqualTo("?token=" + id);

            console.page().reload(); // the console's own links keep the query from now on
            assertThat(console.at("page-heading")).hasText("ci-staging");
            navigation(console, "Personal access tokens").click();
            assertNames(console, "ci-staging");

            open(console, "ci-staging");
            navigation(console, "Device activity").click();
            assertThat(console.at("page-heading")).hasText("Device activity");
            navigation(console, "Personal access tokens").click();
            assertNames(console, "ci-staging");
            assertThat(console.query()).isEmpty();
        }
    }

    @Test
    void revokesAndDeletesByTheActionsOfARow() {
        String id = alice.makeId("name", "ci-staging");

        try (AccountConsole console = AccountConsole.signIn(realm, "alice", Look.LIGHT, "?status=all")) {
            act(console, "revoke");
            console.at("pat-reason").fill("laptop stolen");
            console.the(AriaRole.CHECKBOX, "Somebody else may have it").check();
            console.assertAccessible();
            console.at("pat-dialog-action").click();
            assertThat(rows(console).getByTestId("pat-status")).hasText("Revoked");
            assertThat(console.page().getByText("ci-staging was revoked.")).isVisible();
            assertThat(alice.read(id).path("revokeReason").asText()).isEqualTo("laptop stolen");

            act(console, "delete");
            assertThat(console.at("pat-dialog-action")).isDisabled();
            console.at("pat-confirm").fill("ci-stagin");
            assertThat(console.at("pat-dialog-action")).isDisabled();
            console.at("pat-confirm").fill("ci-staging");
            console.page().keyboard().press("Enter");
            assertThat(console.at("pat-empty")).isVisible();
            alice.get(id).expect(404);
        }
    }

    @Test
    void deletesAllThatItsFilterAndSearchShow() {
        alice.make("name", "ci-1");
        alice.make("name", "ci-2");
        alice.make("name", "laptop");

        try (AccountConsole console = AccountConsole.signIn(realm, "alice", Look.LIGHT, BY_NAME + "&search=ci-")) {
            assertNames(console, "ci-1", "ci-2");
            console.at("pat-list-actions").click();
            console.at("pat-action-deleteAll").click();
            assertThat(console.the(AriaRole.DIALOG, "Warning alert: Delete all tokens of this list (2)?"))
                    .isVisible();
            console.at("pat-confirm").fill("delete");
            console.at("pat-dialog-action").click();
            assertThat(console.page().getByText("Tokens deleted: 2")).isVisible();
            assertThat(alice.listed("name", "status", "all")).containsExactly("laptop");
        }
    }

    @Test
    void saysHowToBeginWhereThereIsNone() {
        try (AccountConsole console = AccountConsole.signIn(realm, "alice")) {
            assertThat(console.at("pat-empty")).containsText("No tokens yet");
            console.assertAccessible();
            console.screenshot("list-empty");
            console.at("pat-create-first").click();
            assertThat(console.at("page-heading")).hasText("Create token");
            assertThat(console.query()).isEqualTo("?create");
        }
    }

    @Test
    void saysWhereTokensAreSwitchedOffOrMayNotBeMade() {
        alice.make("name", "ci-staging");
        policy.set("enabled", "false");

        try (AccountConsole console = AccountConsole.signIn(realm, "alice")) {
            assertThat(console.at("pat-notice")).containsText("switched off");
            assertNames(console, "ci-staging");
            assertThat(console.at("pat-create")).hasAttribute("aria-disabled", "true");
            console.screenshot("list-disabled");

            policy.reset();
            policy.set("requiredRole", "orders-admin");
            console.page().reload();
            assertThat(console.at("pat-notice")).containsText("You may not create tokens");
        }
    }

    @Test
    void saysWhatWentWrongAndTriesAgain() {
        alice.make("name", "ci-staging");

        try (AccountConsole console = AccountConsole.signIn(realm, "alice")) {
            assertNames(console, "ci-staging");
            console.page().route("**/personal-access-tokens?**", route -> route.abort());
            filter(console, "all");
            assertThat(console.at("pat-error")).containsText("The server can't be reached");
            console.page().unroute("**/personal-access-tokens?**");
            console.the(AriaRole.BUTTON, "Try again").click();
            assertThat(console.at("pat-error")).hasCount(0);
            assertNames(console, "ci-staging");
        }
    }

    @ParameterizedTest
    @EnumSource
    void canBeReadByEverybody(Look look) {
        realm.update(rep -> {
            rep.setInternationalizationEnabled(true);
            rep.setSupportedLocales(Set.of("en", "de"));
            rep.setDefaultLocale("en");
        });
        alice.make("name", "ci-staging", "scopes", List.of("read", "execute"), "expiresIn", "P3D");
        alice.make("name", "x".repeat(64));
        alice.revoke(alice.makeId("name", "laptop")).expect(204);

        try (AccountConsole console = AccountConsole.signIn(realm, "alice", look, "?status=all")) {
            assertThat(rows(console)).hasCount(3);
            assertThat(console.at("page-heading"))
                    .hasText(look == Look.GERMAN ? "Persönliche Zugriffstoken" : "Personal access tokens");
            assertThat(console.page().locator("main").getByText(Pattern.compile("^pat\\.")))
                    .hasCount(0);
            console.screenshot("list");
            console.assertFits();
            console.assertAccessible();
        }
    }

    private static Locator rows(AccountConsole console) {
        return console.at("pat-row");
    }

    private static void assertNames(AccountConsole console, String... names) {
        assertThat(rows(console).locator("a")).hasText(names);
    }

    private static void filter(AccountConsole console, String status) {
        console.at("pat-status-filter").click();
        console.at("pat-status-" + status).click();
    }

    private static void act(AccountConsole console, String action) {
        console.at("pat-row-actions").click();
        console.at("pat-action-" + action).click();
    }

    private static void open(AccountConsole console, String name) {
        console.the(AriaRole.LINK, name).click();
        assertThat(console.at("page-heading")).hasText(name);
    }

    private static Locator navigation(AccountConsole console, String name) {
        return console.page()
                .locator(".pf-v5-c-page__sidebar")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }
}
