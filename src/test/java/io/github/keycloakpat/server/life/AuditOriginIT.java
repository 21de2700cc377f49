package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the audit trail keeps of what a caller says about itself. */
@KeycloakTest
class AuditOriginIT {
    private static final int MAX = 255;

    private final Keycloak keycloak;
    private final UserRest alice;

    AuditOriginIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'curl/8 ', ''", "'', ' (ci)'", "Bearer=, ;"})
    void aValueThatWasPastedIntoTheUserAgentIsNotKept(String before, String after) {
        JsonNode token = alice.make();
        String value = token.path("token").asText();
        String id = token.path("id").asText();

        alice.http()
                .post("/" + id + "/revoke")
                .header("User-Agent", before + value + after)
                .send()
                .expect(204);

        assertThat(new Trail(alice, id).only("REVOKED").path("userAgent").isNull())
                .isTrue();
        assertThat(keycloak.sql("SELECT ID FROM PAT_AUDIT WHERE USER_AGENT LIKE ?", "%" + value.substring(6) + "%"))
                .isEmpty();
    }

    @Test
    void aLongUserAgentIsCut() {
        assertThat(agentOf("a".repeat(4000))).isEqualTo("a".repeat(MAX));
        assertThat(agentOf("b".repeat(MAX))).isEqualTo("b".repeat(MAX));
    }

    @ParameterizedTest
    @CsvSource({"B\u00fcrste/1, B", "\u00e9\u00e8, ''", "<script>alert(1)</script>, <script>alert(1)</script>"})
    void whatIsNoPlainTextInAUserAgentIsReplaced(String agent, String start) {
        assertThat(agentOf(agent)).startsWith(start).matches("[\\x20-\\x7e]*").doesNotContain("\u00fc");
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.9, 203.0.113.9", "2001:db8::7, 2001:db8:0:0:0:0:0:7"})
    void theAddressIsTheCallersAndNotTheProxysInTheFormThatKeycloakGivesIt(String address, String kept) {
        String id = alice.creation("name", UserRest.newName())
                .from(address)
                .send()
                .expect(201)
                .createdId();

        assertThat(new Trail(alice, id).only("CREATED").path("ip").asText()).isEqualTo(kept);
    }

    private String agentOf(String header) {
        String id = alice.creation("name", UserRest.newName())
                .header("User-Agent", header)
                .send()
                .expect(201)
                .createdId();
        return new Trail(alice, id).only("CREATED").path("userAgent").asText();
    }
}
