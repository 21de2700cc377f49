package io.github.keycloakpat.server.cli;

import static io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action.ACCEPT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For whom an agent acts, while people sign in and out, and values change. */
@KeycloakTest
@Tag("wire")
class McpCallerIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestRealm realm;
    private final Pats pats;
    private Kcpat shell;

    McpCallerIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    static void prepare(TestRealm realm) {
        CliRealm.prepare(realm);
    }

    @BeforeEach
    void start(@TempDir Path home) {
        shell = Kcpat.in(home);
        UserRest.of(realm, "alice").clear();
        UserRest.of(realm, "bob").clear();
    }

    /** As {@code kcpat login} leaves it. */
    private void signIn(String user) throws IOException {
        signIn(realm.keycloak().url(), realm.token(user));
    }

    private void signIn(String url, String accessToken) throws IOException {
        Path folder = Files.createDirectories(shell.home().resolve(".config/kcpat"));
        Map<String, Object> signIn = new TreeMap<>(Map.of(
                "url",
                url,
                "realm",
                realm.name(),
                "client",
                "kcpat",
                "accessToken",
                accessToken,
                "accessExpiresAt",
                System.currentTimeMillis() / 1000 + 250,
                "refreshToken",
                "",
                "refreshExpiresAt",
                0));
        Path file = folder.resolve("sign-in.json");
        Files.writeString(file, JSON.writeValueAsString(signIn));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void itIsWhoeverIsSignedInAtTheTime() throws IOException {
        String ofAlice = UserRest.of(realm, "alice").makeId("name", "of-alice");
        signIn("alice");
        try (Agent agent = Agent.answering(shell, ACCEPT)) {
            assertThat(user(agent)).isEqualTo("alice");
            agent.call("pat_get", Map.of("id", ofAlice));

            signIn("bob");
            assertThat(user(agent)).isEqualTo("bob");
            assertThat(agent.refused("pat_get", Map.of("id", ofAlice))).contains("token_not_found");
            agent.call("pat_create", Map.of("name", "new"));
            assertThat(agent.questions().get(0)).contains("\nUser: \"bob\"\n");

            Files.delete(shell.home().resolve(".config/kcpat/sign-in.json"));
            assertThat(agent.refused("pat_list", Map.of())).contains("kcpat login");
        }
        assertThat(UserRest.of(realm, "bob").names()).containsExactly("new");
        assertThat(UserRest.of(realm, "alice").names()).containsExactly("of-alice");
    }

    private static String user(Agent agent) {
        JsonNode status = agent.call("pat_status", Map.of());
        assertThat(status.path("signedInBy").asText()).isEqualTo("kcpat login");
        return status.path("untrusted").path("user").asText();
    }

    @Test
    void aServerWhoseOwnTokenIsRotatedGoesOn() throws IOException {
        Pats.Made own = pats.make("alice", "tokens:read", "tokens:rotate");
        try (Agent agent = Agent.answering(shell.by(realm, own.secret()), ACCEPT)) {
            JsonNode rotated = agent.call("pat_rotate", Map.of("id", own.id()));
            assertThat(rotated.path("advice").asText()).contains("KCPAT_TOKEN");
            pats.exchanging("script", own.secret()).send().expect(400);

            assertThat(agent.call("pat_get", Map.of("id", own.id()))
                            .path("status")
                            .asText())
                    .isEqualTo("ACTIVE");
            assertThat(agent.call("pat_rotate", Map.of("id", own.id()))
                            .path("advice")
                            .asText())
                    .contains("KCPAT_TOKEN");
            assertThat(agent.call("pat_list", Map.of()).path("total").asInt()).isEqualTo(1);
            String value = Files.readString(Path.of(rotated.path("secretFile").asText()))
                    .strip();
            assertThat(agent.written()).doesNotContain(value);
        }
    }

    /** The server is that of the sign-in where nothing else names one: another sign-in is another server. */
    @Test
    void aNewValueGoesToTheServerThatItIsOf() throws IOException {
        Pats.Made own = pats.make("alice", "tokens:read", "tokens:rotate");
        signIn("alice");
        Kcpat script = shell.with("KCPAT_TOKEN", own.secret()).with("KCPAT_CLIENT", "script");
        try (Agent agent = Agent.answering(script, ACCEPT);
                StandIn elsewhere = StandIn.answering(200, "{}")) {
            assertThat(agent.call("pat_get", Map.of("id", own.id()))
                            .path("status")
                            .asText())
                    .isEqualTo("ACTIVE");
            signIn(elsewhere.url(), "elsewhere");
            agent.call("pat_rotate", Map.of("id", own.id()));
            assertThat(agent.call("pat_list", Map.of()).path("total").asInt()).isEqualTo(1);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void whoHasSignedOutSinceChangesNothing() throws IOException {
        String id = UserRest.of(realm, "alice").makeId("name", "stays");
        signIn("alice");
        Path file = shell.home().resolve(".config/kcpat/sign-in.json");
        try (Agent agent = Agent.answering(shell, question -> {
            Files.delete(file);
            return ACCEPT;
        })) {
            assertThat(agent.refused("pat_delete", Map.of("id", id))).contains("has ended");
            assertThat(agent.questions()).hasSize(1);
        }
        assertThat(UserRest.of(realm, "alice").names()).containsExactly("stays");
    }
}
