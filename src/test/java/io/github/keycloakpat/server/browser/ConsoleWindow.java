package io.github.keycloakpat.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A console in a window without cookies. Fails at its end if a script failed meanwhile. */
abstract class ConsoleWindow implements AutoCloseable {
    /** A token's value. */
    static final Pattern VALUE = Pattern.compile("kcpat_[0-9A-Za-z]{49}");

    /** What a webhook's messages are signed with. */
    static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/]{43}=");

    private static final int HEADER = 120;
    /** All places in which a page keeps something. */
    private static final String KEPT = "() => [document.documentElement.outerHTML, location.href, window.name,"
            + " JSON.stringify(history.state), JSON.stringify({...sessionStorage}), JSON.stringify({...localStorage}),"
            + " document.cookie, ...[...document.querySelectorAll('input, textarea')].map(field => field.value)].join()";

    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Look look;
    private final BrowserContext context;
    private final Page page;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();

    ConsoleWindow(Look look) {
        this.look = look;
        this.context = Chromium.get().newContext(look.options());
        context.setDefaultTimeout(Chromium.PATIENCE_MS);
        this.page = context.newPage();
        page.onPageError(failures::add);
        page.onConsoleMessage(message -> log.add(message.text()));
    }

    /** Goes to an address that asks to sign in first. */
    final void signInAt(String url, String user, String password) {
        page.navigate(url);
        page.fill("#username", user);
        page.fill("#password", password);
        page.click("#kc-login");
    }

    final Page page() {
        return page;
    }

    /** What has this test id. */
    final Locator at(String testId) {
        return page.getByTestId(testId);
    }

    /** A control by what it is and what people read on it. */
    final Locator the(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The query of the present address, {@code ""} if there is none. */
    final String query() {
        String url = page.url();
        return url.contains("?") ? url.substring(url.indexOf('?')) : "";
    }

    /** No value and no secret is in the page, its fields, its address and history, what browsers store, or what was logged so far. */
    final void assertKeepsNoValue() {
        assertThat((String) page.evaluate(KEPT)).doesNotContainPattern(VALUE).doesNotContainPattern(SECRET);
        assertThat(log)
                .noneMatch(text ->
                        VALUE.matcher(text).find() || SECRET.matcher(text).find());
    }

    /** Nothing on the page keeps people with disabilities from using it, as far as axe can tell. */
    final void assertAccessible() {
        assertAccessible(
                new AxeBuilder(page).include(List.of(".pf-v5-c-page__main")).include(List.of(".pf-v5-c-backdrop")));
    }

    /** The same of the dialog that is open. */
    final void assertDialogAccessible() {
        assertAccessible(new AxeBuilder(page).include(".pf-v5-c-modal-box"));
    }

    private static void assertAccessible(AxeBuilder parts) {
        AxeRunOptions failuresOnly = new AxeRunOptions(); // what passes takes longest to tell
        failuresOnly.setResultTypes(List.of("violations"));
        AxeResults found = parts.options(failuresOnly)
                .setLegacyMode(true) // there are no frames, for whose sake a second page is opened each time
                .analyze();
        assertThat(found.getViolations())
                .filteredOn(violation -> GRAVE.contains(violation.getImpact()))
                .map(violation -> violation.getId() + " " + violation.getNodes())
                .isEmpty();
    }

    /** Nothing is beyond the edge of the window. */
    final void assertFits() {
        assertThat(page.evaluate("() => { const { scrollWidth, clientWidth } = document.querySelector('main');"
                        + " return scrollWidth - clientWidth; }"))
                .isEqualTo(0);
    }

    /** Keeps a picture below {@code target/screenshots}. */
    final void screenshot(String name) {
        String file = name + "-" + look.name().toLowerCase(Locale.ROOT) + ".png";
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file)));
    }

    /** The same of all of the page, in a window that is as high as it takes. */
    final void screenshotOfAll(String name) {
        int height = (int) page.evaluate("() => document.querySelector('main').scrollHeight");
        page.setViewportSize(page.viewportSize().width, height + HEADER);
        screenshot(name);
    }

    @Override
    public void close() {
        context.close();
        assertThat(failures).isEmpty();
    }
}
