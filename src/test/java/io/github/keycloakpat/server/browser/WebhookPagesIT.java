package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import io.github.keycloakpat.server.webhook.Hook;
import io.github.keycloakpat.server.webhook.Receiver;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Webhooks in the admin console. */
@KeycloakTest
@Tag("wire")
class WebhookPagesIT {
    private static final String HOOKS = "/personal-access-tokens?tab=webhooks";

    private final TestRealm realm;
    private final UserRest alice;
    private final Receiver receiver = Receiver.start();

    WebhookPagesIT(TestRealm realm) {
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void nothing() {
        alice.clear();
        realm.keycloak()
                .sqlUpdate(
                        "DELETE FROM PAT_WEBHOOK WHERE REALM_ID = ?",
                        realm.get().getId());
    }

    @AfterEach
    void noReceiver() {
        receiver.close();
    }

    @Test
    void areSetUpTriedAndSeenAtWork() {
        try (AdminConsole console = AdminConsole.signIn(realm)) {
            console.at("pat-tab-webhooks").click();
            assertThat(console.at("pat-empty")).isVisible();

            console.at("pat-create-webhook").click();
            console.at("pat-hook-url").fill("http://10.1.2.3/");
            console.at("pat-dialog-action").click();
            assertThat(console.at("pat-hook-url-error")).containsText("Messages may not be sent there");
            assertThat(console.at("pat-hook-url")).isFocused();
            console.assertDialogAccessible();
            console.screenshot("webhook-refused");
            console.at("pat-hook-url").fill(receiver.url("/siem"));
            console.at("pat-hook-description").fill("for the SIEM");
            console.at("pat-hook-events-all").click();
            assertThat(console.at("pat-dialog-action")).isDisabled();
            event(console, "token.created").check();
            console.at("pat-dialog-action").click();

            String secret = secret(console);
            console.assertKeepsNoValue();
            assertThat(console.at("pat-webhook")).containsText(receiver.url("/siem"));
            assertThat(console.at("pat-no-deliveries")).isVisible();
            console.at("pat-webhook-test").click();
            assertThat(rows(console).first()).containsText(Pattern.compile("Test.*Delivered.*HTTP 204"));
            assertThat(receiver.awaitType("/siem", "webhook.test").isSignedWith(secret))
                    .isTrue();

            alice.make("name", "ci-staging");
            receiver.awaitType("/siem", "token.created");
            alice.revoke(alice.makeId("name", "not-told")).expect(204);
            console.at("pat-reload").click();
            assertThat(rows(console).filter(has("Token created")).first()).containsText("Delivered");
            assertThat(rows(console).filter(has("Token revoked"))).hasCount(0);

            console.page().reload();
            assertThat(console.at("pat-webhook")).containsText("for the SIEM");
            console.at("pat-webhook-edit").click();
            event(console, "token.revoked").check();
            console.at("pat-dialog-action").click();
            assertThat(console.at("pat-webhook")).containsText("Token revoked");
            console.at("pat-webhook-rotate").click();
            console.at("pat-dialog-action").click();
            String next = secret(console);
            assertThat(next).isNotEqualTo(secret);
            assertThat(console.at("pat-webhook")).containsText("Old secret signs until");
            console.assertKeepsNoValue();

            console.at("pat-webhook-delete").click();
            console.at("pat-dialog-action").click();
            assertThat(console.at("pat-empty")).isVisible();
        }
    }

    @Test
    void tellWhatFailedAndSendItAgain() {
        receiver.answer(500, Map.of());
        Hook hook = Hook.at(realm, receiver.url("/siem"), "token.created");
        alice.make("name", "ci-staging");
        receiver.await("/siem", 1);

        try (AdminConsole console = AdminConsole.signIn(realm, Look.LIGHT, HOOKS)) {
            console.at("pat-webhook-row").getByRole(AriaRole.LINK).click();
            assertThat(rows(console).first()).containsText(Pattern.compile("Waiting.*HTTP 500"));
            receiver.answer(204);
            console.at("pat-redeliver").first().click();
            assertThat(rows(console).first()).containsText(Pattern.compile("Delivered.*HTTP 204"));

            console.at("pat-webhook-edit").click();
            console.page()
                    .getByLabel("On", new Page.GetByLabelOptions().setExact(true))
                    .uncheck();
            console.at("pat-dialog-action").click();
            assertThat(console.at("pat-webhook-state")).hasText("Off");
        }
        assertThat(hook.isEnabled()).isFalse();
    }

    /** Each call is held against it when the window closes. */
    @Test
    void areOnlyReadByWhoMayOnlyView() {
        Hook.at(realm, receiver.url("/siem"));
        realm.users().create("reader", "realm-management/view-realm", "realm-management/view-users");

        try (AdminConsole console = AdminConsole.signIn(realm, "reader", Look.LIGHT, HOOKS)) {
            assertThat(console.at("pat-webhook-row")).hasCount(1);
            assertThat(console.at("pat-create-webhook")).hasCount(0);
            console.at("pat-webhook-row").getByRole(AriaRole.LINK).click();
            assertThat(console.at("pat-no-deliveries")).isVisible();
            assertThat(console.at("pat-webhook-test")).hasCount(0);
            assertThat(console.at("pat-webhook-delete")).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void canBeReadByEverybody(Look look) {
        String boss = AdminConsole.boss(realm, look);
        Hook.at(realm, receiver.url("/" + "a-long-path".repeat(20)));

        try (AdminConsole console = AdminConsole.signIn(realm, boss, look, HOOKS)) {
            assertThat(console.at("pat-webhook-row")).hasCount(1);
            console.assertFits();
            console.assertAccessible();
            console.screenshot("webhooks");
            console.at("pat-webhook-row").getByRole(AriaRole.LINK).click();
            console.at("pat-webhook-test").click();
            assertThat(rows(console).first()).containsText("HTTP 204");
            console.assertFits();
            console.assertAccessible();
            console.screenshotOfAll("webhook");
            console.at("pat-webhook-edit").click();
            console.assertDialogAccessible();
            console.screenshot("webhook-edit");
        }
    }

    private static Locator rows(AdminConsole console) {
        return console.at("pat-delivery-row");
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator event(AdminConsole console, String type) {
        return console.page().locator("[id='pat-hook-events-" + type + "']");
    }

    /** The secret that is shown now; it is gone afterwards. */
    private static String secret(AdminConsole console) {
        console.at("pat-secret-reveal").click();
        assertThat(console.at("pat-secret-value")).hasText(ConsoleWindow.SECRET);
        String secret = console.at("pat-secret-value").textContent();
        console.at("pat-secret-saved").check();
        console.at("pat-secret-done").click();
        assertThat(console.at("pat-secret")).hasCount(0);
        return secret;
    }
}
