package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All that can be done with a token, by keys alone; the focus is never lost. */
@KeycloakTest
@Tag("wire")
class KeyboardIT {
    private static final String NAME = "ci-staging";

    private final TestRealm realm;
    private final UserRest alice;

    KeyboardIT(TestRealm realm) {
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @Test
    void leadsThroughTheLifeOfAToken() {
        try (AccountConsole console = AccountConsole.signIn(realm, "alice")) {
            Keyboard keys = new Keyboard(console);
            create(keys);
            rotate(keys);
            revoke(keys);
            regenerate(keys);
            delete(keys);

            keys.assertAtHeading("Personal access tokens");
            assertThat(console.at("pat-empty")).isVisible();
            assertThat(alice.names()).isEmpty();
        }
    }

    @Test
    void opensMenusAndComesBackToThem() {
        alice.make("name", NAME);

        try (AccountConsole console = AccountConsole.signIn(realm, "alice")) {
            Keyboard keys = new Keyboard(console);
            keys.tabTo("pat-row-actions");
            keys.press("Enter");
            keys.pressUntil("ArrowDown", "pat-action-revoke");
            keys.press("Escape");
            assertThat(console.at("pat-action-revoke")).hasCount(0);
            keys.assertAt("pat-row-actions");

            keys.press("Enter");
            keys.pressUntil("ArrowDown", "pat-action-revoke");
            keys.press("Enter");
            keys.assertAt("pat-reason");
            keys.press("Escape");
            keys.assertAt("pat-row-actions");
        }
    }

    private static void create(Keyboard keys) {
        keys.tabTo("pat-create");
        keys.press("Enter");
        keys.assertAtHeading("Create token");

        keys.tabTo("pat-name");
        keys.type(NAME);
        keys.tabTo("pat-scopes-read");
        keys.press("Space");
        keys.tabTo("pat-submit");
        keys.press("Enter");
        save(keys);
        assertThat(keys.console().at("pat-scopes-table")).containsText("read");
    }

    private static void rotate(Keyboard keys) {
        keys.tabTo("pat-do-rotate");
        keys.press("Enter");
        keys.assertAt("pat-rotate-grace");
        keys.press("ArrowDown");
        assertThat(keys.console().at("pat-rotate-grace")).hasValue("PT1H");
        keys.tabTo("pat-dialog-action");
        keys.press("Enter");
        save(keys);
        assertThat(keys.console().at("pat-grace")).isVisible();
    }

    private static void revoke(Keyboard keys) {
        keys.tabTo("pat-do-delete");
        keys.press("Enter");
        keys.assertAt("pat-confirm");
        keys.press("Escape");
        keys.assertAt("pat-do-delete");

        keys.tabBackTo("pat-do-revoke");
        keys.press("Space");
        keys.assertAt("pat-reason");
        keys.type("no longer used");
        keys.press("Enter");
        assertThat(status(keys)).hasText("Revoked");
        keys.assertAtHeading(NAME);
        assertThat(keys.console().at("pat-facts")).containsText("no longer used");
    }

    private static void regenerate(Keyboard keys) {
        keys.tabTo("pat-do-regenerate");
        keys.press("Enter");
        keys.assertInDialog();
        keys.tabTo("pat-regenerate-expiry");
        keys.press("ArrowDown");
        keys.tabTo("pat-dialog-action");
        keys.press("Enter");
        save(keys);
        assertThat(status(keys)).hasText("Expires soon");
    }

    private static void delete(Keyboard keys) {
        keys.tabTo("pat-do-delete");
        keys.press("Enter");
        keys.assertAt("pat-confirm");
        keys.type(NAME);
        keys.press("Enter");
    }

    /** Reads the value, says that it is saved, and gets to the token's page. */
    private static void save(Keyboard keys) {
        assertThat(keys.console().at("pat-secret-value")).isVisible();
        keys.assertInDialog();
        keys.tabTo("pat-secret-reveal");
        keys.press("Enter");
        assertThat(keys.console().at("pat-secret-value")).hasText(ConsoleWindow.VALUE);
        keys.press("Escape");
        keys.tabTo("pat-secret-saved");
        keys.press("Space");
        keys.tabTo("pat-secret-done");
        keys.press("Enter");
        keys.assertAtHeading(NAME);
    }

    private static Locator status(Keyboard keys) {
        return keys.console().at("pat-status-row").getByTestId("pat-status");
    }
}
