package io.github.keycloakpat.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages in themes that administrators made: one for each test, as a server in production reads a theme once. */
@KeycloakTest
@Tag("wire")
class CustomThemeIT {
    private static final Map<String, String> CHILD = Map.of("theme.properties", "parent=keycloak.v3\n");

    private static final Map<String, String> OWN_MENU = Map.of(
            "theme.properties", "parent=keycloak.v3\n",
            "messages/messages_en.properties", "pat.title=Access keys\n",
            "resources/content.json", """
                    [{"label": "personalInfo", "path": ""}, {"label": "applications", "path": "applications"}]
                    """);

    private static final Map<String, String> ADMIN = Map.of(
            "theme.properties", "parent=keycloak.v2\nscripts=js/own.js\n",
            "messages/messages_en.properties", "pat.title=Access keys\n",
            "resources/js/own.js", "window.ownScript = 'was here';\n");

    private final TestRealm realm;
    private final Path folder;
    private final String theme;

    CustomThemeIT(Keycloak keycloak, TestRealm realm) {
        this.realm = realm;
        this.theme = "custom-" + UUID.randomUUID();
        this.folder = keycloak.themes().resolve(theme);
    }

    @BeforeEach
    void aToken() {
        UserRest alice = UserRest.of(realm, "alice");
        alice.clear();
        alice.make("name", "ci-staging", "scopes", List.of("read"));
    }

    @AfterEach
    void noTheme() throws IOException {
        realm.update(rep -> {
            rep.setAccountTheme("keycloak.v3");
            rep.setAdminTheme("keycloak.v2");
        });
        delete(folder);
    }

    @Test
    void areInTheMenuOfAThemeThatExtendsTheStockOne() throws IOException {
        use(CHILD);

        try (AccountConsole console = signIn()) {
            console.the(AriaRole.BUTTON, "Account security").click();
            console.the(AriaRole.LINK, "Personal access tokens").click();
            assertShown(console, "Personal access tokens");
        }
    }

    @Test
    void areInAMenuOfItsOwnWithItsTexts() throws IOException {
        use(OWN_MENU);

        try (AccountConsole console = signIn()) {
            assertThat(console.the(AriaRole.BUTTON, "Account security")).hasCount(0);
            console.the(AriaRole.LINK, "Access keys").click();
            assertShown(console, "Access keys");
            assertThat(console.page().locator("nav a.pf-m-current")).hasText("Access keys");
        }
    }

    @Test
    void areInAnAdminConsoleWithAScriptOfItsOwn() throws IOException {
        write("admin", ADMIN);
        realm.update(rep -> rep.setAdminTheme(theme));
        realm.users().create("boss", "realm-management/realm-admin");

        try (AdminConsole console = AdminConsole.signIn(realm, "boss", Look.LIGHT, "/personal-access-tokens")) {
            assertThat(console.at("page-heading")).hasText("Access keys");
            assertThat(console.at("pat-row").locator("td:first-child a")).hasText("ci-staging");
            assertThat(console.at("nav-item-personal-access-tokens")).hasText("Access keys");
            assertThat(console.page().evaluate("() => window.ownScript")).isEqualTo("was here");
        }
    }

    private void write(String type, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(type).resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private void use(Map<String, String> files) throws IOException {
        write("account", files);
        realm.update(rep -> rep.setAccountTheme(theme));
        assertThat(realm.http().get("/account").send().expect(200).text()).contains("/account/" + theme + "~pat-");
    }

    private AccountConsole signIn() {
        return AccountConsole.signInAt(realm, "alice", Look.LIGHT, "/account");
    }

    private static void assertShown(AccountConsole console, String title) {
        assertThat(console.at("page-heading")).hasText(title);
        assertThat(console.at("pat-row").locator("a")).hasText("ci-staging");
        console.page().reload();
        assertThat(console.at("pat-row").locator("a")).hasText("ci-staging");
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
