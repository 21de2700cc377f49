package io.github.keycloakpat.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be said of {@code docker/} without a Docker. */
class ImageFilesTest {
    @Test
    void theImageIsMadeFromTheKeycloakThatTheTestsRunOn() {
        String tested = ImageFiles.found(
                ImageFiles.ROOT.resolve("pom.xml"), "<keycloak\\.dist\\.version>([^<]+)</keycloak\\.dist\\.version>");

        assertThat(ImageFiles.keycloakVersion()).isEqualTo(tested);
        assertThat(ImageFiles.baseImage()).isEqualTo("quay.io/keycloak/keycloak:" + tested);
    }

    @Test
    void keycloakBelievesTheAddressesOfVisitorsFromTheGatewayAlone() {
        JsonNode services = ImageFiles.compose().path("services");

        String gateway = services.at("/gateway/networks/identity/ipv4_address").asText();
        assertThat(services.at("/keycloak/environment/KC_PROXY_TRUSTED_ADDRESSES")
                        .asText())
                .isEqualTo("${TRUSTED_PROXIES-" + gateway + "}");
    }

    @Test
    void nothingIsReachedFromOtherMachines() {
        List<String> ports = new ArrayList<>();
        for (JsonNode service : ImageFiles.compose().path("services")) {
            service.path("ports").forEach(port -> ports.add(port.asText()));
        }

        assertThat(ports).hasSize(2).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void thereAreNoPasswordsButInTheTrial() {
        JsonNode services = ImageFiles.compose().path("services");

        assertThat(services.at("/postgres/environment/POSTGRES_PASSWORD").asText())
                .isEqualTo("${DB_PASSWORD-}");
        assertThat(services.at("/keycloak/environment/KC_DB_PASSWORD").asText()).isEqualTo("${DB_PASSWORD-}");
        assertThat(services.findValues("KC_BOOTSTRAP_ADMIN_PASSWORD")).isEmpty();
    }
}
