package io.github.keycloakpat.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import io.github.keycloakpat.server.harness.TestRealm;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A person's account console, in a window without cookies. Fails at its end if a script failed meanwhile. */
final class AccountConsole implements AutoCloseable {
    static final String TOKENS = "/account/account-security/personal-access-tokens";
    /** A token's value. */
    static final Pattern VALUE = Pattern.compile("kcpat_[0-9A-Za-z]{49}");

    private static final int HEADER = 120;
    /** All places in which a page keeps something. */
    private static final String KEPT = "() => [document.documentElement.outerHTML, location.href, window.name,"
            + " JSON.stringify(history.state), JSON.stringify({...sessionStorage}), JSON.stringify({...localStorage}),"
            + " document.cookie, ...[...document.querySelectorAll('input, textarea')].map(field => field.value)].join()";

    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final TestRealm realm;
    private final Look look;
    private final BrowserContext context;
    private final Page page;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();

    private AccountConsole(TestRealm realm, Look look) {
        this.realm = realm;
        this.look = look;
        this.context = Chromium.get().newContext(look.options());
        context.setDefaultTimeout(Chromium.PATIENCE_MS);
        this.page = context.newPage();
        page.onPageError(failures::add);
        page.onRequest(this::note);
        page.onConsoleMessage(message -> log.add(message.text()));
    }

    /** Signs in at the list of tokens. */
    static AccountConsole signIn(TestRealm realm, String user) {
        return signIn(realm, user, Look.LIGHT, "");
    }

    /**
     * @param query which view is asked for: {@code ?create}, {@code ?token=id}, or nothing for the list
     */
    static AccountConsole signIn(TestRealm realm, String user, Look look, String query) {
        return signInAt(realm, user, look, TOKENS + query);
    }

    /**
     * @param path of the console, below the realm
     */
    static AccountConsole signInAt(TestRealm realm, String user, Look look, String path) {
        AccountConsole console = new AccountConsole(realm, look);
        console.page.navigate(realm.url() + path);
        console.page.fill("#username", user);
        console.page.fill("#password", TestRealm.PASSWORD);
        console.page.click("#kc-login");
        return console;
    }

    /** Opens a view by its address, as a link from elsewhere does. */
    void open(String query) {
        page.navigate(realm.url() + TOKENS + query);
    }

    Page page() {
        return page;
    }

    /** What has this test id. */
    Locator at(String testId) {
        return page.getByTestId(testId);
    }

    /** A control by what it is and what people read on it. */
    Locator the(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The query of the present address, {@code ""} if there is none. */
    String query() {
        String url = page.url();
        return url.contains("?") ? url.substring(url.indexOf('?')) : "";
    }

    /** Calls of our REST interface so far: {@code GET /grantable}. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    private void note(Request request) {
        String base = realm.url() + "/personal-access-tokens";
        if (request.url().startsWith(base)) {
            calls.add(request.method() + " " + request.url().substring(base.length()));
        }
    }

    /** No token's value is in the page, its fields, its address and history, what browsers store, or what was logged so far. */
    void assertKeepsNoValue() {
        assertThat((String) page.evaluate(KEPT)).doesNotContainPattern(VALUE);
        assertThat(log).noneMatch(text -> VALUE.matcher(text).find());
    }

    /** Nothing on the page keeps people with disabilities from using it, as far as axe can tell. */
    void assertAccessible() {
        assertAccessible(
                new AxeBuilder(page).include(List.of(".pf-v5-c-page__main")).include(List.of(".pf-v5-c-backdrop")));
    }

    /** The same of the dialog that is open. */
    void assertDialogAccessible() {
        assertAccessible(new AxeBuilder(page).include(".pf-v5-c-modal-box"));
    }

    private static void assertAccessible(AxeBuilder parts) {
        assertThat(parts.analyze().getViolations())
                .filteredOn(violation -> GRAVE.contains(violation.getImpact()))
                .map(violation -> violation.getId() + " " + violation.getNodes())
                .isEmpty();
    }

    /** Nothing is beyond the edge of the window. */
    void assertFits() {
        assertThat(page.evaluate("() => { const { scrollWidth, clientWidth } = document.querySelector('main');"
                        + " return scrollWidth - clientWidth; }"))
                .isEqualTo(0);
    }

    /** Keeps a picture below {@code target/screenshots}. */
    void screenshot(String name) {
        String file = name + "-" + look.name().toLowerCase(Locale.ROOT) + ".png";
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file)));
    }

    /** The same of all of the page, in a window that is as high as it takes. */
    void screenshotOfAll(String name) {
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
