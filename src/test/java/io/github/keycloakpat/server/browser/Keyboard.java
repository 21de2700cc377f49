package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;

/** What people have who have no mouse: keys, which go to whatever has the focus. */
record Keyboard(AccountConsole console) {
    /** So many keys are pressed at most to get somewhere. */
    private static final int PATIENCE = 60;
    /** Of what has the focus: its test id or that of what it is in, its id, and its tag for messages. */
    private static final String FOCUSED = "() => { const element = document.activeElement;"
            + " return [element.closest('[data-testid]')?.dataset.testid ?? '', element.id,"
            + " element.cloneNode(false).outerHTML]; }";

    void press(String key) {
        console.page().keyboard().press(key);
    }

    void type(String text) {
        console.page().keyboard().type(text);
    }

    /** Goes on from control to control until the one of this test id or id has the focus. */
    void tabTo(String name) {
        pressUntil("Tab", name);
    }

    /** The same backwards. */
    void tabBackTo(String name) {
        pressUntil("Shift+Tab", name);
    }

    /** Presses a key until this has the focus. */
    void pressUntil(String key, String name) {
        assertThat(named(name)).isVisible();
        assertThat(named(name)).isEnabled();
        List<Object> met = new ArrayList<>();
        while (met.size() < PATIENCE) {
            press(key);
            List<?> focused = (List<?>) console.page().evaluate(FOCUSED);
            if (focused.subList(0, 2).contains(name)) {
                return;
            }
            met.add(focused.get(2));
        }
        throw new AssertionError("not found by " + key + ": " + name + ", but " + met);
    }

    void assertAt(String name) {
        assertThat(named(name)).isFocused();
    }

    /** Something in the dialog that has opened has the focus, so that the next key goes there. */
    void assertInDialog() {
        assertThat(console.page().locator("[role=dialog] :focus")).hasCount(1);
    }

    /** Screen readers read from there on. */
    void assertAtHeading(String heading) {
        assertThat(console.at("page-heading")).hasText(heading);
        assertAt("page-heading");
    }

    private Locator named(String name) {
        return console.page()
                .locator("[data-testid='%1$s'], [id='%1$s']".formatted(name))
                .first();
    }
}
