package io.github.keycloakpat.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import org.junit.jupiter.api.Test;

/** A server whose administrator wants the consoles as they are. */
class PagesSwitchedOffClusterIT {

    @Test
    void hasTheStockConsole() {
        try (Keycloak keycloak = Keycloak.startOwn("pages-off", "--spi-theme--personal-access-tokens--enabled=false")) {
            TestRealm realm = TestRealms.empty(keycloak);

            String page = realm.http().get("/account").send().expect(200).text();

            assertThat(page).contains("/account/keycloak.v3\"").doesNotContain("~pat-");
        }
    }
}
