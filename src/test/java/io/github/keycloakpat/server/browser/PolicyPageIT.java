package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The policy in the admin console. */
@KeycloakTest
@Tag("wire")
class PolicyPageIT {
    private static final String POLICY = "/personal-access-tokens/policy";
    private static final String PAGE = "/personal-access-tokens?tab=policy";
    /** Fields whose attributes can be such that they can't be read. */
    private static final List<String> READ = List.of(
            "enabled",
            "jwtLifetime",
            "maxLifetime",
            "defaultLifetime",
            "neverExpireAllowed",
            "maxTokensPerUser",
            "reauthMaxAge",
            "tokenPrefix",
            "authorizationDetailTypes",
            "scopesRequired",
            "audienceRequired",
            "maxGracePeriod",
            "regenerateAllowed",
            "noticeDays",
            "unusedRevokeAfter",
            "retention");

    private final TestRealm realm;
    private final UserRest alice;

    PolicyPageIT(TestRealm realm) {
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @AfterEach
    void theUsualPolicy() {
        alice.clear();
        realm.update(rep -> {
            Map<String, String> attributes = new HashMap<>(rep.getAttributesOrEmpty());
            attributes.keySet().removeIf(name -> name.startsWith("pat."));
            attributes.put("pat.grantableScopes", "read execute admin");
            rep.setAttributes(attributes);
        });
    }

    @Test
    void keepsWhatIsWrittenAndNothingElse() {
        try (AdminConsole console = AdminConsole.signIn(realm)) {
            console.at("pat-tab-policy").click();
            assertThat(at(console, "maxLifetime")).hasValue("P365D");
            assertThat(meaning(console, "maxLifetime")).hasText("365 days");
            assertThat(at(console, "grantableScopes")).hasValue("admin execute read");
            assertThat(console.at("pat-save")).isDisabled();
            assertThat(console.at("pat-revert")).isDisabled();

            at(console, "maxLifetime").fill(" 90d ");
            assertThat(meaning(console, "maxLifetime")).hasText("90 days");
            at(console, "jwtLifetime").fill("PT1M30S");
            assertThat(meaning(console, "jwtLifetime")).hasText("1 minute, 30 seconds");
            at(console, "neverExpireAllowed").check();
            at(console, "maxTokensPerUser").fill("5");
            at(console, "requiredRole").fill("orders-viewer");
            at(console, "grantableScopes").fill("read, execute");
            at(console, "noticeDays").fill("");
            at(console, "unusedRevokeAfter").fill("8w");
            writeType(console, 1, "channel", "read publish");
            writeType(console, 2, "robot", "move");
            put("regenerateAllowed", false); // by somebody else
            save(console);

            assertThat(console.the(AriaRole.HEADING, "Success alert: The policy was saved."))
                    .isVisible();
            assertThat(console.at("pat-save")).isDisabled();
            assertThat(at(console, "maxLifetime")).hasValue("P90D");
            assertThat(at(console, "grantableScopes")).hasValue("execute read");
            assertThat(at(console, "regenerateAllowed")).not().isChecked();
            ObjectNode kept = policy();
            kept.retain("maxLifetime", "jwtLifetime", "neverExpireAllowed", "maxTokensPerUser", "requiredRole");
            assertThat(kept)
                    .hasToString("{\"maxLifetime\":\"P90D\",\"neverExpireAllowed\":true,\"maxTokensPerUser\":5,"
                            + "\"requiredRole\":\"orders-viewer\",\"jwtLifetime\":\"PT1M30S\"}");
            kept = policy();
            kept.retain("grantableScopes", "noticeDays", "unusedRevokeAfter", "authorizationDetailTypes");
            assertThat(kept)
                    .hasToString("{\"grantableScopes\":[\"execute\",\"read\"],\"authorizationDetailTypes\":"
                            + "{\"channel\":[\"publish\",\"read\"],\"robot\":[\"move\"]},\"noticeDays\":[],"
                            + "\"unusedRevokeAfter\":\"P56D\"}");
            assertThat(policy().path("regenerateAllowed").asBoolean()).isFalse();

            console.page().reload();
            assertThat(at(console, "authorizationDetailTypes-1-type")).hasValue("channel");
            at(console, "authorizationDetailTypes-1-remove").click();
            assertThat(at(console, "authorizationDetailTypes-1-type")).hasValue("robot");
            at(console, "maxLifetime").fill("");
            at(console, "unusedRevokeAfter").fill("");
            save(console);
            assertThat(at(console, "maxLifetime")).hasValue("P365D");
            assertThat(policy().path("unusedRevokeAfter").isNull()).isTrue();
            assertThat(policy().path("authorizationDetailTypes")).hasToString("{\"robot\":[\"move\"]}");
        }
    }

    @Test
    void tellsWhatIsWrongAtItsFieldAndKeepsWhatIsWritten() {
        JsonNode before = policy();

        try (AdminConsole console = AdminConsole.signIn(realm, Look.LIGHT, PAGE)) {
            at(console, "retention").fill("0s");
            at(console, "maxLifetime").fill("P1M");
            at(console, "jwtLifetime").fill("2h");
            at(console, "maxTokensPerUser").fill("10001");
            at(console, "tokenPrefix").fill("ACME");
            at(console, "noticeDays").fill("7 366");
            writeType(console, 1, "channel", "");
            console.at("pat-save").click();
            assertWrong(console, "retention", "This has to be longer than zero.");
            assertWrong(console, "maxLifetime", "This is no duration.");
            assertWrong(console, "jwtLifetime", "This can be one hour at most.");
            assertWrong(console, "maxTokensPerUser", "This has to be a whole number from 0 to 10000.");
            assertWrong(console, "tokenPrefix", "A prefix has 2 to 12 characters");
            assertWrong(console, "noticeDays", "from 1 to 365");
            assertWrong(console, "authorizationDetailTypes", "at least one action");
            assertThat(at(console, "jwtLifetime")).isFocused();
            assertThat(console.at("pat-error")).hasCount(0);

            console.at("pat-revert").click();
            assertThat(at(console, "maxLifetime")).hasValue("P365D");
            assertThat(at(console, "maxLifetime-error")).hasCount(0);
            assertThat(at(console, "authorizationDetailTypes-1-type")).hasCount(0);
            assertThat(console.at("pat-save")).isDisabled();

            console.page().route(Pattern.compile(".*" + POLICY), PolicyPageIT::withoutPut);
            at(console, "grantableScopes").fill("read \"all\"");
            at(console, "maxGracePeriod").fill("2d");
            console.at("pat-save").click();
            assertThat(console.at("pat-error")).containsText("The policy was not saved");
            assertThat(at(console, "grantableScopes")).hasValue("read \"all\"");
            console.page().unrouteAll();
            console.at("pat-save").click();
            assertWrong(console, "grantableScopes", "This was refused: 'grantableScopes'");
            assertThat(at(console, "grantableScopes")).isFocused();
            assertThat(console.at("pat-error")).hasCount(0);
            assertThat(policy()).isEqualTo(before);

            at(console, "grantableScopes").fill("read");
            assertThat(at(console, "grantableScopes-error")).hasCount(0);
            save(console);
            assertThat(console.at("pat-save")).isDisabled();
            assertThat(policy().path("maxGracePeriod").asText()).isEqualTo("P2D");
            assertThat(policy().path("grantableScopes")).hasToString("[\"read\"]");
        }
    }

    @Test
    void keepsWhatIsWrittenWhileItIsSaved() {
        List<Route> held = new CopyOnWriteArrayList<>();

        try (AdminConsole console = AdminConsole.signIn(realm, Look.LIGHT, PAGE)) {
            at(console, "requiredRole").fill("nobody");
            at(console, "grantableScopes").fill("read gone");
            console.page().route(Pattern.compile(".*" + POLICY), held::add);
            console.at("pat-save").click();
            console.page().waitForCondition(() -> !held.isEmpty());
            assertThat(console.at("pat-save")).isDisabled();
            at(console, "tokenPrefix").fill("acme");
            held.get(0).resume();

            assertThat(at(console, "grantableScopes")).hasValue("gone read");
            assertThat(at(console, "tokenPrefix")).hasValue("acme");
            assertThat(console.at("pat-save")).isEnabled();
            assertThat(policy().path("tokenPrefix").asText()).isEqualTo("kcpat");

            assertThat(at(console, "grantableScopes-warning"))
                    .hasText(Pattern.compile("pat\\.grantableScopes: there is no client scope gone$"));
            assertThat(at(console, "grantableScopes-mend")).hasCount(0);
            assertThat(console.at("pat-policy-stopped")).containsText("there is no role nobody");
            assertThat(console.at("pat-policy-stopped")).not().containsText("gone");
        }
    }

    @Test
    void leadsToTheTokensOutside() {
        alice.make("name", "long", "expiresIn", "P300D");
        alice.make("name", "short", "expiresIn", "P10D");

        try (AdminConsole console = AdminConsole.signIn(realm, Look.LIGHT, PAGE)) {
            assertThat(console.at("pat-outside-count")).hasText("No active token is outside this policy.");
            at(console, "maxLifetime").fill("100d");
            save(console);
            assertThat(console.at("pat-outside-count")).hasText("Active tokens that could not be made so today: 1");
            assertThat(alice.names()).containsExactlyInAnyOrder("long", "short");

            console.at("pat-outside-link").click();
            assertThat(console.at("pat-row").locator("td:first-child a")).hasText(new String[] {"long"});
        }
    }

    @Test
    void isReadByWhoMayNotChangeIt() {
        realm.users().create("viewer", "realm-management/view-realm", "realm-management/view-users");
        realm.users().create("half", "realm-management/manage-realm", "realm-management/query-users");
        attribute("retention", "soon");

        try (AdminConsole console = AdminConsole.signIn(realm, "viewer", Look.LIGHT, PAGE)) {
            assertThat(at(console, "maxLifetime")).hasValue("P365D");
            assertThat(at(console, "retention-warning")).isVisible();
            assertThat(console.at("pat-outside-count")).isVisible();
            assertThat(console.page().locator("form input:not([disabled]), form button"))
                    .hasCount(0);
            console.screenshotOfAll("admin-policy-read-only");
        }
        try (AdminConsole console = AdminConsole.signIn(realm, "half", Look.LIGHT, PAGE)) {
            at(console, "maxTokensPerUser").fill("3");
            save(console);
            assertThat(console.at("pat-save")).isDisabled();
            assertThat(console.at("pat-outside")).hasCount(0);
            assertThat(policy().path("maxTokensPerUser").asInt()).isEqualTo(3);
        }
    }

    @Test
    void tellsWhatCanNotBeReadUntilItIsMended() {
        JsonNode before = policy();
        realm.update(rep -> {
            Map<String, String> attributes = new HashMap<>(rep.getAttributesOrEmpty());
            READ.forEach(field -> attributes.put("pat." + field, "nonsense!"));
            rep.setAttributes(attributes);
        });
        alice.create("name", "ci").expect(403);

        try (AdminConsole console = AdminConsole.signIn(realm, Look.LIGHT, PAGE)) {
            assertThat(console.at("pat-policy-stopped").locator(".pf-v5-c-alert__description > div"))
                    .hasCount(READ.size());
            assertThat(console.at("pat-policy-stopped"))
                    .containsText("pat.maxLifetime: is no positive ISO 8601 duration such as P30D");
            assertThat(at(console, "maxLifetime")).hasValue("PT0S");
            assertThat(at(console, "maxLifetime-warning")).containsText("What is shown here counts in its place");
            assertThat(console.at("pat-save")).isDisabled();

            at(console, "requiredRole").fill("orders-viewer");
            save(console);
            assertThat(console.at("pat-save")).isDisabled();
            assertThat(realm.get().getAttributesOrEmpty()).containsEntry("pat.retention", "nonsense!");

            at(console, "retention-mend").click();
            assertThat(at(console, "retention-mend")).hasCount(0);
            console.at("pat-revert").click();
            assertThat(at(console, "retention-mend")).isVisible();
            assertThat(console.at("pat-save")).isDisabled();

            at(console, "requiredRole").fill("");
            READ.forEach(field -> at(console, field + "-mend").click());
            assertThat(at(console, "retention")).isFocused();
            assertThat(at(console, "retention-warning")).containsText("With the next save");
            save(console);
            assertThat(console.at("pat-policy-stopped")).hasCount(0);
            assertThat(policy()).isEqualTo(before);
        }
        alice.make("name", "ci");
    }

    @ParameterizedTest
    @EnumSource
    void canBeReadByEverybody(Look look) {
        String boss = AdminConsole.boss(realm, look);
        alice.make("name", "long", "expiresIn", "P300D");
        put("authorizationDetailTypes", Map.of("channel", List.of("read", "publish")));
        put("maxLifetime", "P100D");
        attribute("retention", "soon");

        try (AdminConsole console = AdminConsole.signIn(realm, boss, look, PAGE)) {
            assertThat(console.at("pat-outside-count")).containsText("1");
            assertThat(meaning(console, "maxLifetime")).hasText(look == Look.GERMAN ? "100 Tage" : "100 days");
            console.assertFits();
            console.assertAccessible();
            console.screenshot("admin-policy-top");
            at(console, "maxLifetime").fill("soon");
            console.at("pat-save").click();
            assertThat(at(console, "maxLifetime-error")).isVisible();
            console.assertFits();
            console.assertAccessible();
            console.screenshotOfAll("admin-policy");
            assertThat(console.page().locator("main").getByText(Pattern.compile("^pat\\.admin")))
                    .hasCount(0);
        }
    }

    private static void withoutPut(Route route) {
        if (route.request().method().equals("PUT")) {
            route.abort();
        } else {
            route.resume();
        }
    }

    private static void save(AdminConsole console) {
        console.page()
                .waitForResponse(
                        answer -> answer.request().method().equals("PUT")
                                && answer.url().endsWith(POLICY),
                        () -> console.at("pat-save").click());
    }

    private static Locator at(AdminConsole console, String field) {
        return console.at("pat-policy-" + field);
    }

    /** What a duration means. */
    private static Locator meaning(AdminConsole console, String field) {
        return console.page().locator("output[for=pat-policy-" + field + "]");
    }

    private static void writeType(AdminConsole console, int number, String type, String actions) {
        String row = "authorizationDetailTypes-" + number;
        at(console, "authorizationDetailTypes-add").click();
        at(console, row + "-type").fill(type);
        at(console, row + "-actions").fill(actions);
    }

    private static void assertWrong(AdminConsole console, String field, String error) {
        assertThat(at(console, field + "-error")).containsText(error);
    }

    private ObjectNode policy() {
        return (ObjectNode) realm.admin().get(POLICY).send().expect(200).json();
    }

    private void put(String field, Object value) {
        realm.admin().put(POLICY).json(Map.of(field, value)).send().expect(200);
    }

    /** As any other tool writes it. */
    private void attribute(String field, String text) {
        realm.update(rep -> {
            Map<String, String> attributes = new HashMap<>(rep.getAttributesOrEmpty());
            attributes.put("pat." + field, text);
            rep.setAttributes(attributes);
        });
    }
}
