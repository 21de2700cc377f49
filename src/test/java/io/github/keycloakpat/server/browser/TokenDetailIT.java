package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.life.Trail;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of one token in the account console: what it tells, and what can be changed on it. */
@KeycloakTest
@Tag("wire")
class TokenDetailIT {
    private static final Map<String, Object> CHANNEL =
            Map.of("type", "channel", "actions", List.of("read"), "identifiers", List.of("c-42"));

    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;

    TokenDetailIT(TestRealm realm) {
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
    void tellsWhatTheTokenIs() {
        realm.scopes().update("read", scope -> scope.setDescription("Read <b>orders</b>"));
        String id = alice.makeId(
                "name", "ci-staging", "description", "deploys", "scopes", List.of("read"), "expiresIn", "P3D");

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            assertThat(page.console().at("page-heading")).hasText("ci-staging");
            assertThat(page.status()).hasText("Expires soon");
            page.assertFact("pat-facts", "Name", "ci-staging");
            page.assertFact("pat-facts", "Description", "deploys");
            page.assertFact("pat-facts", "ID", id);
            assertThat(page.at("pat-scope-row")).containsText("Read <b>orders</b>");
            page.assertFact("pat-restrictions", "Roles", "All that its scopes bring");
            page.assertFact("pat-restrictions", "Addresses", "From anywhere");
            assertThat(page.at("pat-usage")).containsText("has not been used yet");
            assertThat(page.trail()).hasCount(1);
            assertThat(page.trail()).containsText(Pattern.compile("Created.*Scopes: read.*You.*127"));
        }
    }

    @Test
    void tellsOfItsUse() {
        Made pat = new Pats(realm).make("alice", "read");
        new Pats(realm).exchange("script", pat).expect(200);
        new Trail(alice, pat.id()).awaitUses(1);
        new Trail(alice, pat.id()).await("USED");

        try (TokenPage page = TokenPage.open(realm, "alice", pat.id())) {
            page.assertFact("pat-usage", "By application", "script");
            page.assertFact("pat-usage", "Uses", "1");
            assertThat(page.trail().first())
                    .containsText(Pattern.compile("Used.*For the first time.*Whoever used it.*script"));
        }
    }

    @Test
    void tellsByWhomAndWhyItWasRevoked() {
        String id = alice.makeId("name", "ci-staging");
        realm.admin()
                .post("/personal-access-tokens/" + id + "/revoke")
                .json(Map.of("reason", "left the company"))
                .send()
                .expect(204);

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            assertThat(page.status()).hasText("Revoked");
            page.assertFact("pat-facts", "Revoked by", "An administrator");
            page.assertFact("pat-facts", "Reason", "left the company");
            assertThat(page.trail().first())
                    .containsText(Pattern.compile("Revoked.*Reason: left the company.*An administrator"));
            assertThat(page.at("pat-scopes-add")).hasCount(0);
        }
    }

    @Test
    void tellsItsHistoryPageByPage() {
        String id = alice.makeId("name", "ci-staging");
        IntStream.rangeClosed(1, 11)
                .forEach(n -> alice.update(id, "description", "no. " + n).expect(200));

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            assertThat(page.trail()).hasCount(10);
            assertThat(page.trail().first()).containsText(Pattern.compile("Changed.*What: Description"));
            page.console().the(AriaRole.BUTTON, "Go to next page").click();
            assertThat(page.trail()).hasCount(2);
            assertThat(page.trail().last()).containsText("Created");
        }
    }

    @Test
    void changesNameAndDescription() {
        alice.make("name", "laptop");
        String id = alice.makeId("name", "ci-staging", "description", "deploys");

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            page.at("pat-edit").click();
            page.at("pat-edit-description").fill("");
            page.at("pat-edit-name").fill("Laptop");
            page.at("pat-dialog-action").click();
            assertThat(page.at("pat-edit-name-error")).containsText("A token named “Laptop” already exists");
            assertThat(page.at("pat-edit-name")).isFocused();

            page.at("pat-edit-name").fill("ci-production");
            page.console().page().keyboard().press("Enter");
            assertThat(page.console().at("page-heading")).hasText("ci-production");
            assertThat(page.at("pat-edit")).isFocused();
            page.assertFact("pat-facts", "Description", "None");
            assertThat(page.trail().first()).containsText("Name before: ci-staging");
        }
    }

    @Test
    void addsScopesThatItHasNotYet() {
        String id = alice.makeId("scopes", List.of("read"));

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            page.at("pat-scopes-add").click();
            assertThat(page.console().the(AriaRole.CHECKBOX, "read")).hasCount(0);
            assertThat(page.at("pat-dialog-action")).isDisabled();
            page.console().the(AriaRole.CHECKBOX, "execute").check();
            page.confirm();
            assertThat(page.at("pat-scope-row")).hasCount(2);
            assertThat(page.trail().first()).containsText(Pattern.compile("Rights added.*Scopes: execute"));
        }
    }

    @Test
    void removesScopesAndLeadsOnToWhatIsLeft() {
        policy.set("authorizationDetailTypes", "{\"channel\":[\"read\"]}");
        String id = alice.makeId("scopes", List.of("read", "execute"), "authorizationDetails", List.of(CHANNEL));

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            page.console().the(AriaRole.BUTTON, "Remove execute").click();
            page.confirm();
            assertThat(page.at("pat-scope-row")).hasCount(1);
            assertThat(page.console().the(AriaRole.BUTTON, "Remove read")).isFocused();

            page.at("pat-scopes-removeAll").click();
            assertThat(page.dialog()).containsText("does not become unrestricted");
            page.confirm();
            assertThat(page.at("pat-scopes")).containsText("This token has no scopes.");
            assertThat(page.console().the(AriaRole.HEADING, "Scopes")).isFocused();
            assertThat(page.at("pat-permission-row")).hasCount(1);
            assertThat(alice.read(id).path("scopes")).isEmpty();
        }
    }

    @Test
    void addsAndRemovesPermissionsOnEntities() {
        policy.set("authorizationDetailTypes", "{\"channel\":[\"publish\",\"read\"],\"topic\":[\"read\"]}");
        String id = alice.makeId("scopes", List.of("read"), "authorizationDetails", List.of(CHANNEL));

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            page.at("pat-permissions-add").click();
            page.console().the(AriaRole.CHECKBOX, "publish").check();
            assertThat(page.at("pat-dialog-action")).isDisabled();
            page.console().the(AriaRole.RADIO, "All of this type").check();
            page.confirm();
            assertThat(page.at("pat-permission-row")).hasCount(2);
            assertThat(page.at("pat-permission-row").last()).containsText(Pattern.compile("channel.*publish.*All"));

            page.console()
                    .the(AriaRole.BUTTON, "Remove the permission on channel: c-42")
                    .click();
            assertThat(page.dialog()).containsText("read (c-42)");
            page.confirm();
            assertThat(page.at("pat-permission-row")).hasCount(1);

            page.at("pat-permissions-removeAll").click();
            page.confirm();
            assertThat(page.at("pat-permissions")).containsText("no permissions");
            assertThat(texts(alice.read(id).path("scopes"))).containsExactly("read");
        }
    }

    @Test
    void narrowsRestrictionsAndLeavesWideningToRotation() {
        String id = alice.makeId(
                "scopes",
                List.of("read", "execute"),
                "audiences",
                List.of("orders-api", "billing-api"),
                "allowedIps",
                List.of("10.0.0.0/8"));

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            page.at("pat-narrow").click();
            page.at("pat-restrict-addresses").fill("0.0.0.0/0");
            page.at("pat-dialog-action").click();
            assertThat(page.at("pat-restrict-addresses-error")).containsText("To allow more, rotate the token.");
            assertThat(page.at("pat-restrict-addresses")).isFocused();

            page.at("pat-restrict-addresses").fill("10.1.0.0/16, 10.2.0.0/16");
            page.console().the(AriaRole.RADIO, "Only some of mine").check();
            page.console().the(AriaRole.CHECKBOX, "orders-viewer").check();
            page.console().the(AriaRole.CHECKBOX, "billing-api").uncheck();
            page.confirm();
            page.assertFact("pat-restrictions", "Addresses", "10.1.0.0/1610.2.0.0/16");
            page.assertFact("pat-restrictions", "Roles", "orders-viewer");
            page.assertFact("pat-restrictions", "Applications", "orders-api");
            assertThat(texts(alice.read(id).path("roles"))).containsExactly("orders-viewer");
        }
    }

    @Test
    void saysThatThereIsNoSuchTokenAlsoIfItIsAnotherPersons() {
        String id = UserRest.of(realm, "bob").makeId();

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            assertThat(page.at("pat-error")).containsText("There is no such token");
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
        policy.set("authorizationDetailTypes", "{\"channel\":[\"publish\",\"read\"]}");
        String id = alice.makeId(
                "name",
                "x".repeat(64),
                "description",
                "d".repeat(255),
                "scopes",
                List.of("read", "execute"),
                "authorizationDetails",
                List.of(CHANNEL),
                "allowedIps",
                List.of("10.0.0.0/8", "2001:db8::/32"));
        alice.rotate(id, "gracePeriod", "PT1H").expect(200);

        try (TokenPage page = TokenPage.open(realm, "alice", id, look)) {
            assertThat(page.trail()).hasCount(2);
            assertThat(page.at("pat-scope-row")).hasCount(2);
            assertThat(page.console().page().locator("main").getByText(Pattern.compile("^pat\\.")))
                    .hasCount(0);
            assertThat(page.at("pat-trail")).containsText(look == Look.GERMAN ? "Verlauf" : "History");
            page.console().assertFits();
            page.console().assertAccessible();
            page.console().screenshotOfAll("token");
            page.at("pat-narrow").click();
            assertThat(page.at("pat-restrict-addresses")).isVisible();
            page.console().assertDialogAccessible();
            page.console().screenshot("token-restrict");
        }
    }

    @Test
    void isUsedByKeyboardAlone() {
        String id = alice.makeId("scopes", List.of("read"));

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            Locator remove = page.console().the(AriaRole.BUTTON, "Remove read");
            remove.focus();
            page.console().page().keyboard().press("Enter");
            assertThat(page.dialog()).isVisible();
            page.console().page().keyboard().press("Escape");
            assertThat(page.dialog()).hasCount(0);
            assertThat(remove).isFocused();
            assertThat(texts(alice.read(id).path("scopes"))).containsExactly("read");
        }
    }
}
