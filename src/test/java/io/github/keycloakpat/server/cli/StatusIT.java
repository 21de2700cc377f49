package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kcpat status} says what is wrong and what to do, in the order in which things are needed. */
@KeycloakTest
@Tag("wire")
class StatusIT {
    private final TestRealm realm;
    private final Pats pats;
    private Kcpat shell;

    StatusIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    static void prepare(TestRealm realm) {
        CliRealm.prepare(realm);
    }

    @BeforeEach
    void open(@TempDir Path home) {
        shell = Kcpat.in(home).at(realm);
    }

    @Test
    void whoIsSignedInIsTold() {
        Ran ran = shell.as(realm, "alice").run("status", "--output", "json").expect(0);
        assertThat(ran.text("username")).isEqualTo("alice");
        assertThat(ran.text("client")).isEqualTo(TestRealm.MANAGER);
        assertThat(ran.json().path("signedIn").asBoolean()).isTrue();
        assertThat(ran.json().path("mayRead").asBoolean()).isTrue();
        assertThat(ran.json().path("creationAllowed").asBoolean()).isTrue();
    }

    @Test
    void whatIsMissingIsTold() {
        Kcpat bare = shell.without("KCPAT_URL").without("KCPAT_REALM");
        assertThat(bare.run("status").expect(3).err()).contains("kcpat login --url");
        assertThat(bare.with("KCPAT_URL", realm.keycloak().url())
                        .run("status")
                        .expect(2)
                        .err())
                .contains("KCPAT_REALM");
        Ran nobody = shell.run("status").expect(3);
        assertThat(nobody.out()).contains("the realm has personal access tokens");
        assertThat(nobody.err())
                .contains("not signed in")
                .contains("kcpat login")
                .contains("KCPAT_TOKEN");
        assertThat(shell.with("KCPAT_REALM", "nowhere").run("status").expect(4).err())
                .contains("no realm 'nowhere'");
        assertThat(shell.with("KCPAT_URL", "http://127.0.0.1:1")
                        .run("status")
                        .expect(1)
                        .err())
                .contains("nobody listens");
        assertThat(shell.with("KCPAT_ACCESS_TOKEN", "nonsense")
                        .run("status")
                        .expect(3)
                        .err())
                .contains("kcpat login");
    }

    @Test
    void aSignInByAnotherApplicationMayNotRead() {
        realm.clients().create(io.github.keycloakpat.server.harness.RealmClients.publicClient("poor"));
        Ran ran = shell.with("KCPAT_ACCESS_TOKEN", realm.token("poor", "alice")).run("status");
        assertThat(ran.exit()).isIn(1, 3);
        assertThat(ran.err()).isNotBlank();
        realm.clients().delete("poor");
    }

    @Test
    void aTokenThatManagesTokensIsTold() {
        String secret = pats.make("alice", "tokens:rotate").secret();
        Ran ran = shell.by(realm, secret).run("status", "--output", "json").expect(0);
        assertThat(ran.json().path("scopes")).hasToString("[\"tokens:rotate\"]");
        assertThat(ran.json().path("mayRead").asBoolean()).isFalse();
        Ran reading =
                shell.by(realm, pats.make("alice", "tokens:read").secret()).run("status", "--output", "json");
        assertThat(reading.expect(0).json().path("mayRead").asBoolean()).isTrue();
    }

    @Test
    void aWorkingTokenIsToldToWhoeverHasIt() {
        Pats.Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "expiresIn", "P10D"));
        Ran stranger = shell.input(pat.secret())
                .run("status", "--token", "-", "--output", "json")
                .expect(0);
        assertThat(stranger.json().path("active").asBoolean()).isTrue();
        assertThat(stranger.text("username")).isEqualTo("alice");
        assertThat(stranger.text("id")).isEqualTo(pat.id());
        assertThat(stranger.json().path("scopes")).hasToString("[\"read\"]");
        assertThat(stranger.json().has("expiresAt")).isFalse();
        Ran owner = shell.as(realm, "alice")
                .input(pat.secret())
                .run("status", "--token", "-")
                .expect(0);
        assertThat(owner.out()).contains("in 10 days").doesNotContain(pat.secret());
        Ran another = shell.as(realm, "bob")
                .input(pat.secret())
                .run("status", "--token", "-")
                .expect(0);
        assertThat(another.out()).contains("unknown here: sign in as its owner");
    }

    @Test
    void aTokenForApplicationsIsToldThroughAClient() {
        Pats.Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "audiences", List.of("orders-api")));
        Ran stranger = shell.input(pat.secret()).run("status", "--token", "-").expect(0);
        assertThat(stranger.out()).contains("for some applications or operations only");
        Ran known = shell.with("KCPAT_CLIENT", "script")
                .input(pat.secret())
                .run("status", "--token", "-", "--output", "json")
                .expect(0);
        assertThat(known.text("id")).isEqualTo(pat.id());
    }

    @Test
    void aTokenThatDoesNotWorkIsTold() {
        Pats.Made pat = pats.make("alice", "read");
        pats.revoke("alice", pat);
        Ran ended = shell.input(pat.secret())
                .run("status", "--token", "-", "--output", "json")
                .expect(3);
        assertThat(ended.json().path("active").asBoolean(true)).isFalse();
        assertThat(ended.err()).contains("Make a new one").contains("update the service");
        assertThat(shell.input("kcpat_" + "x".repeat(49))
                        .run("status", "--token", "-")
                        .expect(3)
                        .err())
                .contains("mistyped");
        shell.input("").run("status", "--token", "-").expect(2);
        Ran told = shell.run("status", "--token", pat.secret()).expect(2);
        assertThat(told.err()).doesNotContain(pat.secret());
    }

    @Test
    void whereTokensAreSwitchedOffThatIsTold() {
        Pats.Made pat = pats.make("alice", "read");
        var policy = new Policy(realm);
        policy.set("enabled", "false");
        try {
            Ran ran = shell.input(pat.secret()).run("status", "--token", "-");
            assertThat(ran.exit()).isIn(1, 3);
            assertThat(ran.err()).isNotBlank();
            assertThat(shell.as(realm, "alice").run("status").expect(0).out()).contains("Realm lets create  no");
        } finally {
            policy.reset();
        }
    }
}
