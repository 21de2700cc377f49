package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.github.keycloakpat.server.harness.TestRealm;

/** The page of one token in a person's account console. */
final class TokenPage implements AutoCloseable {
    private final AccountConsole console;

    private TokenPage(AccountConsole console) {
        this.console = console;
    }

    static TokenPage open(TestRealm realm, String user, String id) {
        return open(realm, user, id, Look.LIGHT);
    }

    static TokenPage open(TestRealm realm, String user, String id, Look look) {
        return new TokenPage(AccountConsole.signIn(realm, user, look, "?token=" + id));
    }

    AccountConsole console() {
        return console;
    }

    Locator at(String testId) {
        return console.at(testId);
    }

    Locator status() {
        return at("pat-status-row").getByTestId("pat-status");
    }

    /** What is done to the token by a button of its status row. */
    Locator button(String action) {
        return at("pat-do-" + action);
    }

    /** Does what the open dialog is for; it must close. */
    void confirm() {
        at("pat-dialog-action").click();
        assertThat(dialog()).hasCount(0);
    }

    Locator dialog() {
        return console.page().getByRole(AriaRole.DIALOG);
    }

    /** What is told of the token under this heading. */
    void assertFact(String section, String term, String fact) {
        Locator group = at(section)
                .locator("dl > div")
                .filter(new Locator.FilterOptions().setHas(console.page().locator("dt:text-is('" + term + "')")));
        assertThat(group.locator("dd")).hasText(fact);
    }

    /** Reads the value in the dialog that shows it once, and closes it as people do. */
    String takeValue() {
        at("pat-secret-reveal").click();
        assertThat(at("pat-secret-value")).hasText(ConsoleWindow.VALUE);
        String value = at("pat-secret-value").textContent();
        at("pat-secret-saved").check();
        at("pat-secret-done").click();
        assertThat(dialog()).hasCount(0);
        return value;
    }

    /** What happened, newest first. */
    Locator trail() {
        return at("pat-trail-row");
    }

    @Override
    public void close() {
        console.close();
    }
}
