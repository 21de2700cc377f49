package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The list of somebody who has a thousand tokens. */
@KeycloakTest
@Tag("wire")
class LongListIT {
    private static final int TOKENS = 1_000;
    private static final int PAGE = 20;
    /** Copies of one token, each older than the next: {@code token-0001} is the oldest. */
    private static final String COPIES =
            "INSERT INTO PAT_TOKEN (ID, REALM_ID, USER_ID, NAME, NAME_SORT, NAME_KEY, SCOPES, HINT, CREATED_AT,"
                    + " CREATED_BY, SECRET_ISSUED_AT, EXPIRES_AT)"
                    + " SELECT SUBSTRING(ID, 1, 24) || 'f0000000' || X, REALM_ID, USER_ID,"
                    + " 'token-' || X, 'token-' || X, 'copy ' || X, SCOPES, HINT,"
                    + " CREATED_AT - (1000 - CAST(X AS INTEGER)) * 1000, CREATED_BY, SECRET_ISSUED_AT, EXPIRES_AT"
                    + " FROM PAT_TOKEN, (SELECT '0' || A.D || B.D || C.D AS X"
                    + " FROM " + digits("A") + ", " + digits("B") + ", " + digits("C") + ") NUMBERS"
                    + " WHERE ID = ? AND X <> '0000'";

    private static final String USAGES = "INSERT INTO PAT_USAGE (TOKEN_ID, REALM_ID)"
            + " SELECT ID, REALM_ID FROM PAT_TOKEN WHERE NAME_KEY LIKE 'copy %'";

    private final Keycloak keycloak;
    private final TestRealm realm;

    LongListIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
    }

    /** As a table of one column, D: what all databases understand. */
    private static String digits(String name) {
        return "(VALUES ('0'), ('1'), ('2'), ('3'), ('4'), ('5'), ('6'), ('7'), ('8'), ('9')) AS " + name + " (D)";
    }

    @Test
    void isAskedForPageByPageAndOnceForEachStep() {
        makeTokens();

        try (AccountConsole console = AccountConsole.signIn(realm, "alice")) {
            assertShown(console, 1_000, 981);
            assertThat(console.at("pat-toolbar")).containsText("of 1000");
            assertAsked(console, "first=0&max=20");

            lastPage(console);
            assertShown(console, 20, 1);
            assertAsked(console, "first=0&max=20", "first=980&max=20");

            console.the(AriaRole.BUTTON, "Name").click();
            assertShown(console, 1, 20);
            assertAsked(console, "first=0&max=20", "first=980&max=20", "first=0&max=20");

            console.the(AriaRole.TEXTBOX, "Search tokens").fill("TOKEN-09");
            assertShown(console, 900, 919);
            assertThat(console.at("pat-toolbar")).containsText("of 100");

            lastPage(console);
            assertShown(console, 980, 999);
            assertAsked(
                    console,
                    "first=0&max=20",
                    "first=980&max=20",
                    "first=0&max=20",
                    "first=0&max=20",
                    "first=80&max=20");
        }
    }

    private void makeTokens() {
        new Policy(realm).set("maxTokensPerUser", "" + TOKENS);
        String newest = UserRest.of(realm, "alice").makeId("name", "token-" + TOKENS, "scopes", List.of("read"));
        keycloak.sqlUpdate(COPIES, newest);
        keycloak.sqlUpdate(USAGES);
    }

    private static void lastPage(AccountConsole console) {
        console.the(AriaRole.BUTTON, "Go to last page").click();
    }

    private static void assertShown(AccountConsole console, int first, int last) {
        int step = first < last ? 1 : -1;
        String[] names = IntStream.iterate(first, number -> number + step)
                .limit(PAGE)
                .mapToObj("token-%04d"::formatted)
                .toArray(String[]::new);
        assertThat(names[PAGE - 1]).isEqualTo("token-%04d".formatted(last));
        assertThat(console.at("pat-row").locator("a")).hasText(names);
    }

    /** So often, and for these parts of it, was the list asked for. */
    private static void assertAsked(AccountConsole console, String... parts) {
        assertThat(console.calls())
                .filteredOn(call -> call.startsWith("GET ?"))
                .map(call -> call.replaceAll(".*(first=\\d+&max=\\d+).*", "$1"))
                .containsExactly(parts);
    }
}
