package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The form for a new token in the account console. */
@KeycloakTest
@Tag("wire")
class TokenCreateIT {
    private static final String TYPES = "{\"channel\": [\"publish\", \"read\"], \"group\": [\"list\"]}";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;

    TokenCreateIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
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
    void makesATokenOfAllThatIsFilledIn() {
        policy.set("authorizationDetailTypes", TYPES);

        try (CreationForm form = CreationForm.open(realm, "alice")) {
            assertThat(form.console().page().getByText("Name the service and the environment"))
                    .isVisible();
            form.name("billing staging");
            form.at("pat-description").fill("nightly invoices");
            form.expiry("P7D");
            form.choose("pat-scopes-read", "pat-scopes-execute");
            form.at("pat-permissions-add").click();
            form.choose("pat-permissions-1-action-publish", "pat-permissions-1-action-read");
            form.at("pat-permissions-1-ids").fill("c-1, c-2");
            form.at("pat-permissions-add").click();
            form.at("pat-permissions-2-type").selectOption("group");
            form.choose("pat-permissions-2-action-list", "pat-permissions-2-all");
            form.choose("pat-roles-some", "pat-roles-orders-viewer", "pat-roles-orders-api/deployer");
            form.choose("pat-audiences-some", "pat-audiences-orders-api");
            form.at("pat-addresses").fill("10.0.0.0/8 2001:db8::/32");
            form.submit();

            JsonNode token = alice.read(form.made());
            assertThat(token.path("name").asText()).isEqualTo("billing staging");
            assertThat(token.path("description").asText()).isEqualTo("nightly invoices");
            assertThat(texts(token.path("scopes"))).containsExactly("execute", "read");
            assertThat(texts(token.path("roles"))).containsExactlyInAnyOrder("orders-viewer", "orders-api/deployer");
            assertThat(texts(token.path("audiences"))).containsExactly("orders-api");
            assertThat(texts(token.path("allowedIps"))).containsExactly("10.0.0.0/8", "2001:db8::/32");
            assertLives(token, Duration.ofDays(7));
            assertDetail(token.path("authorizationDetails").path(0), "channel", "publish,read", "c-1,c-2");
            assertDetail(token.path("authorizationDetails").path(1), "group", "list", "*");
        }
    }

    @Test
    void saysThatItMayHaveBeenDoneWhereTheAnswerIsLost() {
        try (CreationForm form = CreationForm.open(realm, "alice")) {
            form.name("lost");
            form.console().page().route("**/personal-access-tokens", route -> {
                route.fetch();
                route.abort();
            });
            form.submit();
            assertThat(form.at("pat-error")).containsText("it may have been done");
            assertThat(form.at("pat-name")).hasValue("lost");
            assertThat(alice.listed("name", "status", "active")).containsExactly("lost");
        }
    }

    @Test
    void needsNoMoreThanANameAndAKeyboard() {
        try (CreationForm form = CreationForm.open(realm, "alice")) {
            form.at("pat-name").focus();
            form.console().page().keyboard().type("laptop");
            form.console().page().keyboard().press("Enter");

            JsonNode token = alice.read(form.made());
            assertThat(token.path("scopes")).isEmpty();
            assertThat(token.path("roles").isNull()).isTrue();
            assertThat(token.path("audiences")).isEmpty();
            assertLives(token, Duration.ofDays(30));
        }
    }

    @Test
    void offersExpiriesAsFarAsThePolicyAllows() {
        policy.set("maxLifetime", "P45D");
        policy.set("defaultLifetime", "P20D");

        try (CreationForm form = CreationForm.open(realm, "alice")) {
            assertThat(form.at("pat-expiry").locator("option"))
                    .hasText(new String[] {"Default (20 days)", "7 days", "30 days", "On a date…", "Other duration…"});
            form.expiry("date");
            LocalDate last = LocalDate.ofInstant(now().plus(45, ChronoUnit.DAYS), ZoneOffset.UTC)
                    .minusDays(1); // the end of the day after it would be too late
            assertThat(form.at("pat-expiry-date")).hasAttribute("max", last.toString());

            policy.set("neverExpireAllowed", "true");
            form.again("?create");
            form.name("forever");
            form.expiry("never");
            assertThat(form.console().page().getByText("never expires stays a risk"))
                    .isVisible();
            form.submit();
            assertThat(alice.read(form.made()).path("expiresAt").isNull()).isTrue();
        }
    }

    @Test
    void takesADayOrADurationOfOnesOwn() {
        try (CreationForm form = CreationForm.open(realm, "alice")) {
            LocalDate day = LocalDate.ofInstant(now(), ZoneOffset.UTC).plusDays(12);
            form.name("by date");
            form.expiry("date");
            form.at("pat-expiry-date").fill(day.toString());
            form.submit();
            assertThat(alice.read(form.made()).path("expiresAt").asText()).isEqualTo(day + "T23:59:59Z");

            form.again("?create");
            form.name("by duration");
            form.expiry("duration");
            form.at("pat-expiry-amount").fill("36");
            form.at("pat-expiry-unit").selectOption("hours");
            form.submit();
            assertLives(alice.read(form.made()), Duration.ofHours(36));
        }
    }

    @Test
    void groupsManyScopesByResourceAndSearchesThem() {
        List<String> names = IntStream.rangeClosed(1, 8)
                .mapToObj(number -> (number % 2 == 0 ? "bills:" : "ships:") + "do-" + number)
                .toList();
        names.forEach(realm.scopes()::create);
        policy.set("grantableScopes", "read " + String.join(" ", names));

        try (CreationForm form = CreationForm.open(realm, "alice")) {
            Locator groups = form.at("pat-scopes-items").getByRole(AriaRole.GROUP);
            assertThat(groups).hasCount(2);
            assertThat(groups.first()).containsText("bills:do-2");
            form.choose("pat-scopes-ships:do-1");

            form.console().the(AriaRole.TEXTBOX, "Search scopes").fill("scope BILLS:");
            assertThat(groups).hasCount(1);
            assertThat(form.control("pat-scopes-read")).hasCount(0);
            form.choose("pat-scopes-bills:do-8");
            assertThat(form.at("pat-scopes-count")).hasText("Chosen: 2");

            form.console().the(AriaRole.TEXTBOX, "Search scopes").fill("nothing like it");
            assertThat(form.at("pat-scopes-items")).hasText("Nothing matches this search.");
            form.name("ships");
            form.submit();
            assertThat(texts(alice.read(form.made()).path("scopes"))).containsExactly("bills:do-8", "ships:do-1");
        } finally {
            policy.reset();
            names.forEach(realm.scopes()::delete);
        }
    }

    /**
     * @param field at which it is told
     * @param fill makes the form, or the realm behind it, such that it can't be sent
     */
    private record Mistake(String field, String told, Consumer<CreationForm> fill) {}

    @Test
    void tellsEachMistakeAtItsFieldAndLeadsThere() {
        String value = alice.make("name", "taken").path("token").asText();
        realm.clients().create(RealmClients.confidentialClient("gone-soon"));
        policy.set("authorizationDetailTypes", TYPES);

        try (CreationForm form = CreationForm.open(realm, "alice")) {
            for (Mistake mistake : mistakes(value)) {
                form.empty();
                form.name("new");
                mistake.fill().accept(form);
                form.submit();

                assertThat(form.at(mistake.field() + "-error")).containsText(mistake.told());
                assertThat(form.console().page().locator("[data-testid$='-error']"))
                        .hasCount(1);
                assertThat(form.console()
                                .page()
                                .locator("[id='%1$s']:focus, [id='%1$s'] :focus".formatted(mistake.field())))
                        .hasCount(1);
            }
            assertThat(alice.names()).containsExactly("taken");
        } finally {
            realm.users().assign("alice", "orders-editor");
        }
    }

    /** Those that change the realm come last: nothing sets it right before the next. */
    private List<Mistake> mistakes(String value) {
        return List.of(
                new Mistake("pat-name", "1 to 64 characters", form -> form.name("  ")),
                new Mistake("pat-name", "1 to 64 characters", form -> form.name("a\u202eb")),
                new Mistake("pat-name", "“Taken” already exists", form -> form.name("Taken")),
                new Mistake("pat-name", "revoke that token", form -> form.name(value)),
                new Mistake(
                        "pat-description",
                        "revoke that token",
                        form -> form.at("pat-description").fill("is " + value)),
                new Mistake(
                        "pat-description",
                        "at most 255 characters",
                        form -> form.at("pat-description").fill("a\u202eb")),
                new Mistake("pat-expiry", "until when it works", form -> form.expiry("date")),
                new Mistake("pat-expiry", "365 days at most", form -> {
                    form.expiry("duration");
                    form.at("pat-expiry-amount").fill("366");
                }),
                new Mistake(
                        "pat-permissions",
                        "at least one action",
                        form -> form.at("pat-permissions-add").click()),
                new Mistake("pat-audiences", "at least one application", form -> form.choose("pat-audiences-some")),
                new Mistake(
                        "pat-addresses",
                        "looks like 10.0.0.0/8",
                        form -> form.at("pat-addresses").fill("10.0.0.0/33")),
                new Mistake("pat-scopes", "into a token: read", form -> {
                    form.choose("pat-scopes-read");
                    policy.set("grantableScopes", "execute");
                }),
                new Mistake("pat-permissions", "such a permission: channel", form -> {
                    form.at("pat-permissions-add").click();
                    form.choose("pat-permissions-1-action-read", "pat-permissions-1-all");
                    policy.set("authorizationDetailTypes", "{}");
                }),
                new Mistake("pat-roles", "roles that you hold", form -> {
                    form.choose("pat-roles-some", "pat-roles-orders-editor");
                    realm.users().unassign("alice", "orders-editor");
                }),
                new Mistake("pat-audiences", "no such application", form -> {
                    form.choose("pat-audiences-some", "pat-audiences-gone-soon");
                    realm.clients().delete("gone-soon");
                }));
    }

    @Test
    void wantsScopesAndApplicationsWhereThePolicyDoes() {
        policy.set("scopesRequired", "true");
        policy.set("audienceRequired", "true");

        try (CreationForm form = CreationForm.open(realm, "alice")) {
            form.name("new");
            form.submit();
            assertThat(form.at("pat-scopes-error")).containsText("need a scope");
            assertThat(form.at("pat-audiences-error")).containsText("at least one application");
            form.choose("pat-scopes-read", "pat-audiences-orders-api");
            assertThat(form.console().page().locator("[data-testid$='-error']")).hasCount(0);
            form.submit();
            assertThat(texts(alice.read(form.made()).path("audiences"))).containsExactly("orders-api");
        }
    }

    @Test
    void tellsOnTopWhatNoFieldIsToBlameFor() {
        alice.make();
        policy.set("maxTokensPerUser", "1");

        try (CreationForm form = CreationForm.open(realm, "alice")) {
            form.name("one more");
            form.submit();
            assertThat(form.at("pat-error")).containsText("You have 1 active tokens, which is the limit");
            assertThat(form.at("pat-error")).isInViewport();

            policy.set("maxTokensPerUser", "2");
            form.submit();
            form.made();
        }
    }

    @Test
    void isFilledInByALinkAndNeverSent() {
        String link = "?create&name=ci+staging&description=from+the+docs&scopes=read+root+execute&expiresIn=PT36H";

        try (CreationForm form = CreationForm.open(realm, "alice", Look.LIGHT, link)) {
            assertThat(form.at("pat-prefill")).containsText("A link has filled in this form");
            assertThat(form.at("pat-prefill")).containsText("Scope root");
            assertThat(form.at("pat-name")).hasValue("ci staging");
            assertThat(form.at("pat-description")).hasValue("from the docs");
            assertThat(form.at("pat-expiry-amount")).hasValue("36");
            assertThat(form.at("pat-expiry-unit")).hasValue("hours");
            assertThat(form.at("pat-scopes-count")).hasText("Chosen: 2");
            form.console().screenshot("create-prefilled");
            form.console().assertAccessible();
            assertThat(form.console().calls()).containsOnly("GET /grantable");

            form.again("?create&name=a%E2%80%AEb&scopes=read&expiresIn=P400D");
            assertThat(form.at("pat-prefill").getByRole(AriaRole.LISTITEM))
                    .hasText(new String[] {"Name", "Expiry P400D"});
            assertThat(form.at("pat-name")).hasValue("");
            assertThat(form.at("pat-expiry")).hasValue("default");

            form.again("?create&name=x&expiresIn=never");
            assertThat(form.at("pat-prefill").getByRole(AriaRole.LISTITEM)).hasText(new String[] {"Expiry never"});
            form.again("?create&name=x&expiresIn=P30D");
            assertThat(form.at("pat-expiry")).hasValue("P30D");
            assertThat(form.at("pat-prefill").getByRole(AriaRole.LISTITEM)).hasCount(0);
            assertThat(alice.names()).isEmpty();
        }
    }

    @Test
    void keepsWhatIsFilledInOverASignIn() {
        policy.set("reauthMaxAge", "PT10S");
        policy.set("authorizationDetailTypes", TYPES);

        try (CreationForm form = CreationForm.open(realm, "alice")) {
            form.name("ci");
            form.expiry("P90D");
            form.choose("pat-scopes-read", "pat-roles-some", "pat-roles-orders-viewer");
            form.at("pat-permissions-add").click();
            form.choose("pat-permissions-1-action-read");
            form.at("pat-permissions-1-ids").fill("c-1");
            keycloak.shiftTime(Duration.ofSeconds(12));
            form.submit();
            assertThat(form.at("pat-error")).containsText("not older than 10 seconds");
            form.console().screenshot("create-sign-in");
            form.at("pat-sign-in").click();

            form.console().page().fill("#password", TestRealm.PASSWORD);
            form.console().page().click("#kc-login");
            assertThat(form.at("pat-signed-in")).isVisible();
            assertThat(form.console().page().evaluate("() => sessionStorage.getItem('kcpat-filled')"))
                    .isNull();
            form.submit();
            JsonNode token = alice.read(form.made());
            assertThat(token.path("name").asText()).isEqualTo("ci");
            assertThat(texts(token.path("roles"))).containsExactly("orders-viewer");
            assertLives(token, Duration.ofDays(90));
            assertDetail(token.path("authorizationDetails").path(0), "channel", "read", "c-1");

            form.again("?create");
            assertThat(form.at("pat-name")).hasValue("");
        }
    }

    @Test
    void isNotThereWhereNoTokenMayBeMade() {
        policy.set("requiredRole", "orders-admin");

        try (AccountConsole console = AccountConsole.signIn(realm, "alice", Look.LIGHT, "?create&name=x")) {
            assertThat(console.at("pat-notice")).containsText("You may not create tokens");
            assertThat(console.at("pat-create-form")).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void canBeFilledInByEverybody(Look look) {
        realm.update(rep -> {
            rep.setInternationalizationEnabled(true);
            rep.setSupportedLocales(Set.of("en", "de"));
            rep.setDefaultLocale("en");
        });
        policy.set("authorizationDetailTypes", TYPES);

        try (CreationForm form = CreationForm.open(realm, "alice", look, "?create")) {
            assertThat(form.at("page-heading")).hasText(look == Look.GERMAN ? "Token erstellen" : "Create token");
            form.console().screenshot("create");
            form.at("pat-permissions-add").click();
            form.expiry("date");
            form.choose("pat-roles-some", "pat-audiences-some");
            form.submit();
            assertThat(form.at("pat-name-error")).isVisible();
            assertThat(form.console().page().locator("main").getByText(Pattern.compile("^pat\\.")))
                    .hasCount(0);
            form.console().assertFits();
            form.console().assertAccessible();
            form.console().screenshot("create-mistakes");
            form.at("pat-submit").scrollIntoViewIfNeeded();
            form.console().screenshot("create-mistakes-below");
        }
    }

    private static void assertLives(JsonNode token, Duration life) {
        Instant made = Instant.parse(token.path("createdAt").asText());
        assertThat(Instant.parse(token.path("expiresAt").asText()))
                .isCloseTo(made.plus(life), within(2, ChronoUnit.SECONDS));
    }

    private static void assertDetail(JsonNode detail, String type, String actions, String ids) {
        assertThat(detail.path("type").asText()).isEqualTo(type);
        assertThat(String.join(",", texts(detail.path("actions")))).isEqualTo(actions);
        assertThat(String.join(",", texts(detail.path("identifiers")))).isEqualTo(ids);
    }

    private static List<String> texts(JsonNode list) {
        return IntStream.range(0, list.size())
                .mapToObj(index -> list.path(index).asText())
                .toList();
    }

    /** The clock of the browser, which is this machine's. */
    private static Instant now() {
        return Instant.now();
    }
}
