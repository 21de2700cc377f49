package io.github.keycloakpat.server.browser;

import com.microsoft.playwright.Locator;
import io.github.keycloakpat.server.harness.TestRealm;

/** The form for a new token, and the dialog that shows its value. */
record CreationForm(AccountConsole console) implements AutoCloseable {
    static CreationForm open(TestRealm realm, String user) {
        return open(realm, user, Look.LIGHT, "?create");
    }

    /** With what else the link fills in. */
    static CreationForm open(TestRealm realm, String user, Look look, String query) {
        var form = new CreationForm(AccountConsole.signIn(realm, user, look, query));
        form.await();
        return form;
    }

    /** The same page loaded anew. */
    void again(String query) {
        console.open(query);
        await();
    }

    /** An empty form, without loading the page anew. */
    void empty() {
        at("pat-cancel").click();
        at("pat-create").click();
        await();
    }

    private void await() {
        at("pat-create-form").waitFor();
    }

    Locator at(String testId) {
        return console.at(testId);
    }

    /** A control by its element id. */
    Locator control(String id) {
        return console.page().locator("[id=\"" + id + "\"]");
    }

    void choose(String... ids) {
        for (String id : ids) {
            control(id).check();
        }
    }

    void name(String name) {
        at("pat-name").fill(name);
    }

    void expiry(String choice) {
        at("pat-expiry").selectOption(choice);
    }

    void submit() {
        at("pat-submit").click();
    }

    /** Leaves the dialog for the token's page. */
    void done() {
        at("pat-secret-saved").check();
        at("pat-secret-done").click();
    }

    /** The id in the address of the token's page. */
    String made() {
        at("pat-secret").waitFor();
        done();
        at("pat-status").first().waitFor();
        return console.query().substring("?token=".length());
    }

    @Override
    public void close() {
        console.close();
    }
}
