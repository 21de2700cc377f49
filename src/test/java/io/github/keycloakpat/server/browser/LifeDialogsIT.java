package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rotating, regenerating, revoking and deleting in the account console. */
@KeycloakTest
@Tag("wire")
class LifeDialogsIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final Pats pats;
    private final UserRest alice;

    LifeDialogsIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.policy = new Policy(realm);
        this.pats = new Pats(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
        keycloak.resetTime();
    }

    @Test
    void rotatesAndEndsTheOldValueAtOnce() {
        Made pat = pats.make("alice", "read");

        try (TokenPage page = TokenPage.open(realm, "alice", pat.id())) {
            page.button("rotate").click();
            assertThat(page.at("pat-rotate-grace")).isFocused();
            assertThat(page.dialog()).containsText("Whatever still uses the old value is refused from then on.");
            page.at("pat-dialog-action").click();
            String value = page.takeValue();

            assertThat(page.at("page-heading")).isFocused();
            assertThat(page.at("pat-grace")).hasCount(0);
            assertThat(page.trail().first()).containsText("Rotated");
            page.console().assertKeepsNoValue();
            pats.exchange("script", value).expect(200);
            Pats.assertRefused(pats.exchange("script", pat));
        }
    }

    @Test
    void rotatesWithAGracePeriodThatCanBeEnded() {
        Made pat = pats.make("alice", "read");

        try (TokenPage page = TokenPage.open(realm, "alice", pat.id())) {
            page.button("rotate").click();
            page.at("pat-rotate-grace").selectOption("P1D");
            assertThat(page.dialog()).containsText("Both values work meanwhile");
            page.at("pat-dialog-action").click();
            page.takeValue();
            assertThat(page.at("pat-grace")).containsText("The old value still works until");
            pats.exchange("script", pat).expect(200);

            page.button("endGrace").click();
            page.confirm();
            assertThat(page.at("pat-grace")).hasCount(0);
            assertThat(page.trail().first()).containsText("Old value ended");
            Pats.assertRefused(pats.exchange("script", pat));
        }
    }

    @Test
    void offersNoLongerGraceThanThePolicyAllows() {
        String id = alice.makeId();
        policy.set("maxGracePeriod", "P2D");

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            page.button("rotate").click();
            assertThat(page.at("pat-rotate-grace").locator("option")).hasText(new String[] {
                "ends at once", "works on for 1 hour", "works on for 1 day", "works on for 2 days"
            });
            policy.set("maxGracePeriod", "PT1H");
            page.at("pat-rotate-grace").selectOption("P2D");
            page.at("pat-dialog-action").click();
            assertThat(page.at("pat-rotate-grace-error")).containsText("1 hour at most");
            assertThat(page.at("pat-rotate-grace")).isFocused();
        }
    }

    @Test
    void rotatesIntoOtherRightsAndAnotherLife() {
        String id = alice.makeId("scopes", List.of("read"), "audiences", List.of("orders-api"));

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            page.button("rotate").click();
            page.at("pat-rotate-grace").selectOption("PT1H");
            page.at("pat-rotate-expiry").selectOption("P90D");
            page.at("pat-rotate-change").check();
            page.console().the(AriaRole.CHECKBOX, "execute").check();
            page.at("pat-dialog-action").click();
            assertThat(page.at("pat-rotate-scopes-error")).containsText("Let it end at once");

            page.at("pat-rotate-grace").selectOption("PT0S");
            page.console().the(AriaRole.RADIO, "All that its scopes are for").check();
            page.at("pat-dialog-action").click();
            page.takeValue();
            page.assertFact("pat-restrictions", "Applications", "Any that its scopes bring");
            assertThat(texts(alice.read(id).path("scopes"))).containsExactly("execute", "read");
            assertThat(Instant.parse(alice.read(id).path("expiresAt").asText()))
                    .isAfter(keycloak.now().plus(Duration.ofDays(89)));
        }
    }

    @Test
    void rotatesFromTheListAndOpensTheToken() {
        String id = alice.makeId("name", "ci-staging");

        try (AccountConsole console = AccountConsole.signIn(realm, "alice")) {
            console.at("pat-row-actions").click();
            console.at("pat-action-rotate").click();
            console.at("pat-dialog-action").click();
            console.at("pat-secret-saved").check();
            console.at("pat-secret-done").click();
            assertThat(console.at("page-heading")).hasText("ci-staging");
            assertThat(console.query()).isEqualTo("?token=" + id);
            assertThat(console.at("pat-trail-row").first()).containsText("Rotated");
            console.assertKeepsNoValue();
        }
    }

    @Test
    void asksToSignInAgainAndComesBackToWhatWasFilledIn() {
        String id = alice.makeId("name", "ci-staging");
        policy.set("reauthMaxAge", "PT2M");

        try (AccountConsole console = AccountConsole.signIn(realm, "alice")) {
            assertThat(console.at("pat-row")).hasCount(1);
            keycloak.shiftTime(Duration.ofMinutes(3));
            console.at("pat-row-actions").click();
            console.at("pat-action-rotate").click();
            console.at("pat-rotate-grace").selectOption("P1D");
            console.at("pat-dialog-action").click();
            console.at("pat-sign-in").click();
            console.page().fill("#password", TestRealm.PASSWORD);
            console.page().click("#kc-login");

            assertThat(console.at("pat-rotate-grace")).hasValue("P1D");
            assertThat(console.query()).isEqualTo("?token=" + id);
            console.at("pat-dialog-action").click();
            console.at("pat-secret-saved").check();
            console.at("pat-secret-done").click();
            assertThat(console.at("pat-grace")).isVisible();
        }
    }

    @Test
    void regeneratesARevokedTokenWithADuration() {
        Made pat = pats.make("alice", "read");
        alice.revoke(pat.id()).expect(204);

        try (TokenPage page = TokenPage.open(realm, "alice", pat.id())) {
            assertThat(page.button("rotate")).hasCount(0);
            page.button("regenerate").click();
            assertThat(page.dialog()).containsText("Its old values stay dead for ever.");
            page.at("pat-regenerate-expiry").selectOption("P7D");
            page.at("pat-dialog-action").click();
            String value = page.takeValue();

            assertThat(page.status()).hasText("Expires soon");
            assertThat(page.button("rotate")).isVisible();
            assertThat(page.trail().first()).containsText("Regenerated");
            page.console().assertKeepsNoValue();
            pats.exchange("script", value).expect(200);
            Pats.assertRefused(pats.exchange("script", pat));
        }
    }

    @Test
    void saysAtItsFieldThatALifeIsTooLong() {
        String id = alice.makeId();
        alice.revoke(id).expect(204);

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            page.button("regenerate").click();
            page.at("pat-regenerate-expiry").selectOption("duration");
            page.at("pat-regenerate-expiry-amount").fill("400");
            page.at("pat-dialog-action").click();
            assertThat(page.at("pat-regenerate-expiry-error")).containsText("365 days at most");
        }
    }

    @Test
    void saysWhyATokenDoesNotComeBack() {
        String compromised = alice.makeId();
        alice.revoke(compromised, "compromised", true).expect(204);
        assertDoesNotComeBack(compromised, "others may have its value");

        String byAdministrator = alice.makeId();
        realm.admin()
                .post("/personal-access-tokens/" + byAdministrator + "/revoke")
                .json(Map.of())
                .send()
                .expect(204);
        assertDoesNotComeBack(byAdministrator, "An administrator revoked this token");

        Made leaked = pats.make("alice", "read");
        UserRest.at(realm)
                .post("/leaked")
                .json(List.of(Map.of("token", leaked.secret(), "type", "t", "url", "u")))
                .send()
                .expect(200);
        assertDoesNotComeBack(leaked.id(), "found where others could read it");

        String revoked = alice.makeId();
        alice.revoke(revoked).expect(204);
        policy.set("regenerateAllowed", "false");
        assertDoesNotComeBack(revoked, "This realm does not allow to bring tokens back");
    }

    private void assertDoesNotComeBack(String id, String why) {
        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            page.button("regenerate").click();
            assertThat(page.at("pat-why-not")).containsText(why);
            assertThat(page.at("pat-dialog-action")).hasCount(0);
            page.at("pat-create-instead").click();
            assertThat(page.console().at("page-heading")).hasText("Create token");
        }
    }

    @Test
    void doesNotOfferToRotateWhereTokensAreSwitchedOff() {
        String id = alice.makeId();
        policy.set("enabled", "false");

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            page.button("rotate").click();
            assertThat(page.at("pat-why-not")).containsText("switched off");
            page.at("pat-dialog-cancel").click();
            assertThat(page.button("rotate")).isFocused();
        }
    }

    @Test
    void revokesWithWhatItMadeAndDeletes() {
        String id = alice.makeId("name", "ci-staging");

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            page.button("revoke").click();
            page.at("pat-reason").fill("no longer used");
            page.console()
                    .the(AriaRole.CHECKBOX, "Revoke the tokens that it made as well")
                    .check();
            page.confirm();
            assertThat(page.status()).hasText("Revoked");
            assertThat(page.at("page-heading")).isFocused();
            page.assertFact("pat-facts", "Revoked by", "You");
            page.assertFact("pat-facts", "Reason", "no longer used");

            page.button("delete").click();
            page.at("pat-confirm").fill("ci-staging");
            page.confirm();
            assertThat(page.at("page-heading")).hasText("Personal access tokens");
            alice.get(id).expect(404);
        }
    }

    @Test
    void closesNoValueByEscapeAndKeepsNone() {
        String id = alice.makeId();

        try (TokenPage page = TokenPage.open(realm, "alice", id)) {
            page.button("rotate").click();
            page.at("pat-dialog-action").click();
            assertThat(page.at("pat-secret-value")).isVisible();
            page.console().page().keyboard().press("Escape");
            assertThat(page.at("pat-secret-done")).isDisabled();
            page.takeValue();
            page.console().assertKeepsNoValue();
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
        String id = alice.makeId("name", "ci-staging", "scopes", List.of("read"));
        alice.rotate(id, "gracePeriod", "PT1H").expect(200);

        try (TokenPage page = TokenPage.open(realm, "alice", id, look)) {
            page.button("rotate").click();
            page.at("pat-rotate-change").check();
            assertThat(page.at("pat-restrict-addresses")).isAttached();
            assertNoKeys(page);
            page.console().assertAccessible();
            page.console().screenshot("rotate");
            page.at("pat-dialog-cancel").click();

            alice.revoke(id).expect(204);
            page.console().page().reload();
            page.button("regenerate").click();
            assertThat(page.at("pat-regenerate-expiry")).isVisible();
            assertNoKeys(page);
            page.console().assertAccessible();
            page.console().screenshot("regenerate");
        }
    }

    private static void assertNoKeys(TokenPage page) {
        assertThat(page.dialog().getByText(Pattern.compile("^pat\\."))).hasCount(0);
    }
}
