package io.github.keycloakpat.server.cli;

import static io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action.ACCEPT;
import static io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action.DECLINE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is asked before an agent changes something: all of it, and in no words of others but those in quotes. */
@KeycloakTest
@Tag("wire")
class McpApprovalIT {
    private final TestRealm realm;
    private Kcpat alice;
    private UserRest rest;

    McpApprovalIT(TestRealm realm) {
        this.realm = realm;
    }

    @BeforeAll
    static void prepare(TestRealm realm) {
        CliRealm.prepare(realm);
    }

    @BeforeEach
    void signIn(@TempDir Path home) {
        alice = Kcpat.in(home).as(realm, "alice");
        rest = UserRest.of(realm, "alice");
        rest.clear();
    }

    private String asked(String tool, Map<String, Object> arguments) {
        try (Agent agent = Agent.answering(alice, DECLINE)) {
            agent.refused(tool, arguments);
            assertThat(agent.questions()).hasSize(1);
            return agent.questions().get(0);
        }
    }

    private String commonFacts() {
        return "\nServer: \"" + realm.keycloak().url() + "\"\nRealm: \"" + realm.name() + "\"\nUser: \"alice\"\n";
    }

    @Test
    void allOfANewTokenIsTold() {
        String question = asked(
                "pat_create",
                Map.of(
                        "name",
                        "deploy",
                        "description",
                        "for the nightly",
                        "scopes",
                        List.of("read", "execute"),
                        "roles",
                        List.of(),
                        "audiences",
                        List.of("orders-api"),
                        "authorizationDetails",
                        List.of("channel:read:c-1"),
                        "allowedIps",
                        List.of("10.0.0.0/8"),
                        "expires",
                        "2w"));
        assertThat(question)
                .isEqualTo("Create this personal access token?" + commonFacts()
                        + "Scopes: \"read\", \"execute\"\nRoles: none\nApplications: \"orders-api\"\n"
                        + "Operations: \"channel:read:c-1\"\nFrom addresses: \"10.0.0.0/8\"\nEnds: after P14D\n"
                        + "Description: \"for the nightly\"\nName: \"deploy\"");
    }

    @Test
    void soIsWhatIsPreset() {
        String preset = rest.grantable().path("policy").path("defaultLifetime").asText();
        assertThat(asked("pat_create", Map.of("name", "bare")))
                .isEqualTo("Create this personal access token?" + commonFacts()
                        + "Scopes: none\nRoles: those that its scopes bring\nApplications: no restriction\n"
                        + "Operations: none named\nFrom addresses: any\nEnds: after \"" + preset
                        + "\", as the realm presets it\nName: \"bare\"");
    }

    @Test
    void aNameCantPassForAFact() {
        String forged = "x\"\nScopes: none  Ends: at\u00A0once \\ \u3164y";
        String question = asked("pat_create", Map.of("name", forged, "scopes", List.of("admin\nScopes: none")));
        assertThat(question.lines().filter(line -> line.startsWith("Scopes:")))
                .containsExactly("Scopes: \"admin\\u000AScopes: none\"");
        assertThat(question).endsWith("\nName: \"x\\\"\\u000AScopes: none \\u0020Ends: at\\u00A0once \\\\ \\u3164y\"");
    }

    @Test
    void whatATokenIsTheServerSaysAndNotTheAgent() {
        JsonNode pat = rest.make(
                "name",
                "real",
                "scopes",
                List.of("read"),
                "roles",
                List.of(),
                "audiences",
                List.of("orders-api"),
                "authorizationDetails",
                List.of(Map.of("type", "channel", "actions", List.of("read"), "identifiers", List.of("*"))),
                "expiresIn",
                "P3D");
        String id = pat.path("id").asText();
        String which = "Status: \"ACTIVE\"\nValue: \"" + pat.path("hint").asText() + "\"\nId: \"" + id + "\"\n";
        String name = "\nName: \"real\"";

        assertThat(asked("pat_rotate", Map.of("id", id, "grace", "2h")))
                .isEqualTo("Give this personal access token another value?" + commonFacts() + which
                        + "Old value: works on for PT2H\nEnds: at \""
                        + pat.path("expiresAt").asText()
                        + "\", as before" + name);
        assertThat(asked("pat_rotate", Map.of("id", id, "expires", "1d")))
                .endsWith("\nOld value: ends at once\nEnds: after P1D" + name);
        assertThat(asked("pat_revoke", Map.of("id", id, "reason", "left\nthe team", "compromised", true)))
                .isEqualTo("Revoke this personal access token? Whatever uses it stops working." + commonFacts() + which
                        + "Can it be brought back: no, it is marked as compromised\nReason: \"left\\u000Athe team\""
                        + name);
        assertThat(asked("pat_delete", Map.of("id", id))).endsWith("\nCan it be brought back: no" + name);
        rest.revoke(id).expect(204);
        assertThat(asked("pat_regenerate", Map.of("id", id, "expires", "5d")))
                .contains("\nStatus: \"REVOKED\"\n")
                .endsWith("\nScopes: \"read\"\nRoles: none\nApplications: \"orders-api\""
                        + "\nOperations: \"channel:read:*\"\nFrom addresses: any\nEnds: after P5D" + name);
    }

    @Test
    void nobodyIsAskedAboutWhatIsRefusedAnyway() {
        try (Agent agent = Agent.answering(alice, ACCEPT)) {
            agent.refused("pat_create", Map.of("name", "x".repeat(65)));
            agent.refused("pat_create", Map.of("name", "x", "description", "y".repeat(256)));
            agent.refused("pat_create", Map.of("name", "x", "expires", "soon"));
            assertThat(agent.refused("pat_create", Map.of("name", "x", "expires", "soon")))
                    .contains("expires")
                    .doesNotContain("--expires");
            assertThat(agent.refused(
                            "pat_create", Map.of("name", "x", "scopes", Collections.nCopies(100, "s".repeat(100)))))
                    .contains("too much");
            assertThat(agent.questions()).isEmpty();
        }
        assertThat(rest.names()).isEmpty();
    }
}
