package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import io.github.keycloakpat.server.harness.Command;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.Programs;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dialog that shows a token's value, this once. */
@KeycloakTest
@Tag("wire")
class SecretDialogIT {
    private final TestRealm realm;
    private final UserRest alice;

    SecretDialogIT(TestRealm realm) {
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @Test
    void showsTheValueOnDemandUntilItIsSaved() {
        try (CreationForm form = CreationForm.open(realm, "alice")) {
            Page page = form.console().page();
            make(form);
            assertThat(form.at("pat-secret-value")).hasText(Pattern.compile("^kcpat_….{4}$"));
            form.console().assertKeepsNoValue();

            form.at("pat-secret-reveal").click();
            assertThat(form.at("pat-secret-value")).hasText(ConsoleWindow.VALUE);
            form.at("pat-secret-reveal").click();
            form.console().assertKeepsNoValue();

            page.keyboard().press("Escape");
            page.mouse().click(5, 5);
            assertThat(form.at("pat-secret-done")).isDisabled();
            form.at("pat-secret-reveal").click();
            form.done();

            assertThat(form.at("page-heading")).hasText("ci staging");
            assertThat(form.console().query()).startsWith("?token=");
            form.console().assertKeepsNoValue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void copiesWithAndWithoutTheClipboardOfSecurePages(boolean isSecure) {
        try (CreationForm form = CreationForm.open(realm, "alice")) {
            Page page = form.console().page();
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            make(form);
            if (!isSecure) {
                page.evaluate(
                        "() => Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })");
            }
            form.at("pat-secret-copy").click();
            assertThat(page.getByText("Copied.")).isVisible();
            assertThat(form.at("pat-secret-copy")).isFocused();
            form.console().assertKeepsNoValue();

            page.evaluate("() => delete navigator.clipboard");
            String copied = (String) page.evaluate("() => navigator.clipboard.readText()");
            assertThat(copied).matches(ConsoleWindow.VALUE);
            form.at("pat-secret-reveal").click();
            assertThat(form.at("pat-secret-value")).hasText(copied);
            form.done();
        }
    }

    @Test
    void saysSoWhereNothingCanBeCopied() {
        try (CreationForm form = CreationForm.open(realm, "alice")) {
            Page page = form.console().page();
            make(form);
            page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no'));"
                    + " document.execCommand = () => false; }");
            form.at("pat-secret-copy").click();
            assertThat(page.getByText("Your browser does not allow copying")).isVisible();
            assertThat(form.at("pat-secret-value")).hasText(ConsoleWindow.VALUE);
            form.at("pat-secret-value").focus();
            assertThat((String) page.evaluate("() => getSelection().toString()"))
                    .matches(ConsoleWindow.VALUE);
        }
    }

    @Test
    void isKeptByBackAndAsksBeforeAReloadThatEndsIt() {
        try (AccountConsole console = AccountConsole.signIn(realm, "alice")) {
            CreationForm form = new CreationForm(console);
            Page page = console.page();
            List<String> asked = new CopyOnWriteArrayList<>();
            page.onDialog(dialog -> accept(dialog, asked));
            form.at("pat-create").click();
            make(form);
            page.evaluate("() => history.back()");
            form.at("pat-secret-reveal").click();
            assertThat(form.at("pat-secret-value")).hasText(ConsoleWindow.VALUE);
            assertThat(asked).isEmpty();

            page.reload();
            form.at("pat-create-form").waitFor();
            assertThat(asked).containsExactly("beforeunload");
            assertThat(form.at("pat-secret")).hasCount(0);
            form.console().assertKeepsNoValue();
            assertThat(alice.names()).containsExactly("ci staging");
        }
    }

    @Test
    void doesNotAskOnceItIsSaved() {
        try (CreationForm form = CreationForm.open(realm, "alice")) {
            List<String> asked = new CopyOnWriteArrayList<>();
            form.console().page().onDialog(dialog -> accept(dialog, asked));
            make(form);
            form.at("pat-secret-saved").check();
            form.again("?create");
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void hasACommandThatWorks(@TempDir Path folder) {
        Programs.require("bash", "curl");
        try (CreationForm form = CreationForm.open(realm, "alice")) {
            form.choose("pat-scopes-read");
            make(form);
            form.at("pat-secret-reveal").click();
            String value = form.at("pat-secret-value").innerText();
            String snippet = form.at("pat-secret-snippet").innerText();
            assertThat(snippet).doesNotContain(value);

            String typed = "printf '%s\\n' \"$TYPED\" | {\n" + snippet.replace("YOUR_CLIENT", "script") + "\n}";
            String answer = Command.in(folder, "bash", "-c", typed).run(Duration.ofSeconds(30), Map.of("TYPED", value));
            assertThat(answer).startsWith("Token: {\"access_token\":\"").contains("\"scope\":\"read\"");
            form.done();
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
        try (CreationForm form = CreationForm.open(realm, "alice", look, "?create")) {
            form.name("a-name-that-is-as-long-as-names-may-be-which-is-64-characters-all");
            form.submit();
            form.at("pat-secret").waitFor();
            form.console().screenshot("secret");
            form.at("pat-secret-reveal").click();
            form.console().screenshot("secret-revealed");
            form.console().assertAccessible();
            form.done();
        }
    }

    private static void make(CreationForm form) {
        form.name("ci staging");
        form.submit();
        form.at("pat-secret").waitFor();
    }

    private static void accept(Dialog dialog, List<String> asked) {
        asked.add(dialog.type());
        dialog.accept();
    }
}
