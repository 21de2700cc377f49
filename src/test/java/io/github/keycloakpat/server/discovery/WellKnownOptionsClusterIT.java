package io.github.keycloakpat.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator sets for Keycloak's own documents counts for ours. A server of its own, on H2. */
@TestInstance(Lifecycle.PER_CLASS)
class WellKnownOptionsClusterIT {
    private static final String OVERRIDE = """
            {
              "op_policy_uri": "https://id.example.org/policy",
              "subject_token_types_supported": ["urn:example:ours"],
              "grant_types_supported": ["client_credentials"]
            }""";
    private static final String OPENID = "/realms/master/.well-known/openid-configuration";

    private Keycloak keycloak;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Path override = Files.writeString(folder.resolve("override.json"), OVERRIDE);
        keycloak = Keycloak.startOwn(
                "well-known",
                "--spi-well-known--openid-configuration--openid-configuration-override=" + override,
                "--spi-well-known--openid-configuration--include-client-scopes=false",
                "--spi-well-known--oauth-authorization-server--enabled=false",
                "--hostname=https://id.example.org",
                "--hostname-backchannel-dynamic=true");
    }

    @AfterAll
    void stop() {
        keycloak.close();
    }

    @Test
    void theOverrideSaysWhatIsInTheDocument() {
        JsonNode document = document();

        assertThat(document.path("op_policy_uri").asText()).isEqualTo("https://id.example.org/policy");
        assertThat(document.path("subject_token_types_supported"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo("urn:example:ours");
        assertThat(document.path("grant_types_supported"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo("client_credentials");
    }

    @Test
    void clientScopesAreNotNamedWhereTheyShallNotBe() {
        assertThat(document().has("scopes_supported")).isFalse();
    }

    @Test
    void theAddressIsGivenAsThoseOfKeycloaksOwnInterfaces() {
        JsonNode document = document();

        assertThat(document.path("issuer").asText()).isEqualTo("https://id.example.org/realms/master");
        assertThat(document.path("userinfo_endpoint").asText()).startsWith(keycloak.url() + "/");
        assertThat(document.path("personal_access_tokens_endpoint").asText())
                .isEqualTo(keycloak.url() + "/realms/master/personal-access-tokens");
    }

    @Test
    void aDocumentThatIsTurnedOffIsNotThere() {
        keycloak.http()
                .get("/realms/master/.well-known/oauth-authorization-server")
                .send()
                .expect(404);
        keycloak.http()
                .get("/.well-known/oauth-authorization-server/realms/master")
                .send()
                .expect(404);
    }

    private JsonNode document() {
        return keycloak.http().get(OPENID).send().expect(200).json();
    }
}
