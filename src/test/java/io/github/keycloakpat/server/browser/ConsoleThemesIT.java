package io.github.keycloakpat.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Http;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How the pages come into themes that know nothing of them. */
@KeycloakTest
@Tag("wire")
class ConsoleThemesIT {
    private static final Pattern RESOURCES =
            Pattern.compile("\"resourceUrl\": \"(/resources/[0-9a-z]{5}/account/keycloak.v3(~pat-[0-9a-f]{8}))\"");

    private final Keycloak keycloak;
    private final TestRealm realm;

    ConsoleThemesIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
    }

    /** Browsers keep these files for a month. */
    @Test
    void haveAddressesThatAreNewWithEachBuildOfThePages() {
        Matcher found = resources();
        Http server = keycloak.http();

        assertThat(server.get(found.group(1) + "/content.json")
                        .send()
                        .expect(200)
                        .text())
                .contains("pat/account.js");
        assertThat(server.get(found.group(1) + "/pat/account.js")
                        .send()
                        .expect(200)
                        .header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).contains("javascript"));
        server.get(found.group(1) + "/pat/pat.css").send().expect(200);
        server.get(found.group(1) + "/pat/other.js").send().expect(404);
    }

    /** Pages that were open before an upgrade ask so. */
    @Test
    void answerToTheirOwnNamesToo() {
        String plain = resources().group(1).replace(resources().group(2), "");

        assertThat(keycloak.http()
                        .get(plain + "/content.json")
                        .send()
                        .expect(200)
                        .text())
                .contains("pat/account.js");
    }

    @Test
    void canStillBeChosenByAdministrators() {
        JsonNode themes = keycloak.http()
                .get("/admin/serverinfo")
                .bearer(keycloak.adminToken())
                .send()
                .expect(200)
                .json()
                .path("themes")
                .path("account");

        assertThat(themes.findValuesAsText("name")).contains("keycloak.v3").noneMatch(name -> name.contains("~"));
    }

    @Test
    void canBeGivenTextsByARealm() {
        realm.admin()
                .put("/localization/en/pat.title")
                .body("text/plain", "Access keys")
                .send()
                .expect(204);

        JsonNode texts = keycloak.http()
                .get("/resources/" + realm.name() + "/account/en")
                .send()
                .expect(200)
                .json();

        assertThat(texts)
                .anyMatch(text -> text.path("key").asText().equals("pat.title")
                        && text.path("value").asText().equals("Access keys"));
    }

    private Matcher resources() {
        String page = realm.http().get("/account").send().expect(200).text();
        Matcher found = RESOURCES.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found;
    }
}
