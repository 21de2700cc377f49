package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.Programs;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.rest.UserRest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of tokens: no new one is made for nobody, none is told to others, and who calls by one that ended learns what to do. */
@KeycloakTest
@Tag("wire")
class SecretsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern VALUE = Pattern.compile("kcpat_[0-9A-Za-z]{49}");
    private static final String RENEW = "Make a new one, and update the service that uses it.";

    private final TestRealm realm;
    private final Pats pats;
    private UserRest rest;
    private Kcpat alice;

    SecretsIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
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

    @Test
    void nothingIsMadeThatNobodyWouldGet() {
        assertNobodyGets(alice, "tokens", "create", "lost", "--scope", "read");
        assertThat(rest.names()).isEmpty();

        JsonNode made = rest.make("scopes", List.of("read"));
        assertNobodyGets(alice, "tokens", "rotate", made.path("id").asText());
        pats.exchange("script", made.path("token").asText()).expect(200);

        String ended = rest.makeId();
        rest.revoke(ended).expect(204);
        assertNobodyGets(alice, "tokens", "regenerate", ended);
        assertThat(rest.read(ended).path("status").asText()).isEqualTo("REVOKED");

        Kcpat admin = alice.with("KCPAT_ACCESS_TOKEN", realm.adminToken());
        assertNobodyGets(admin, "webhooks", "create", "http://127.0.0.1:9/hook");
        assertThat(webhooks().get("").send().expect(200).json()).isEmpty();
    }

    private static void assertNobodyGets(Kcpat shell, String... words) {
        Ran ran = shell.run(words).expect(2);
        assertThat(ran.err()).contains("Nothing was done").contains("--secret-file FILE");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aFileForAValueIsItsOwnersAloneAndHoldsNothingElse() throws IOException {
        Ran ran = alice.run("tokens", "create", "x", "--scope", "read", "--secret-file", "x.token");

        Path file = alice.home().resolve("x.token");
        assertThat(ran.expect(0).out() + ran.err()).doesNotContainPattern(VALUE);
        assertThat(ran.err()).contains("x.token");
        assertThat(Files.readString(file)).matches(VALUE.pattern() + "\n");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        pats.exchange("script", Files.readString(file).strip()).expect(200);
    }

    /** A value that was made, and that nobody has, would be a token that nobody can use; rotated, a service without one. */
    @Test
    void whoEndsItDuringTheCallStillHasTheValue() throws IOException {
        JsonNode made = rest.make("scopes", List.of("read"));
        try (StandIn server = StandIn.holding(201, made.toString())) {
            Kcpat.Started started =
                    alice.with("KCPAT_URL", server.url()).start("tokens", "create", "x", "--secret-file", "late.token");
            Await.until(SOON, "the call is under way", () -> !server.requests().isEmpty());
            started.process().destroy();
            assertThat(started.process().isAlive()).isTrue();
            server.letGo();
            started.await();
        }
        assertThat(Files.readString(alice.home().resolve("late.token")))
                .isEqualTo(made.path("token").asText() + "\n");
    }

    @Test
    void whoEndsItWithoutAnAnswerFindsNoFile() {
        try (StandIn server = StandIn.hangingUp()) {
            alice.with("KCPAT_URL", server.url())
                    .run("tokens", "create", "x", "--secret-file", "none.token")
                    .expect(1);
        }
        assertThat(alice.home().resolve("none.token")).doesNotExist();
    }

    @Test
    void aFileThatIsNoNewOneGetsNothingAndNothingIsMade() throws IOException {
        Path home = alice.home();
        Path present = Files.writeString(home.resolve("present"), "mine");
        Files.createSymbolicLink(home.resolve("link"), present);
        Files.createSymbolicLink(home.resolve("dangling"), home.resolve("nowhere"));

        assertNoNewFile("present", "is there already");
        assertNoNewFile("link", "is there already");
        assertNoNewFile("dangling", "is there already");
        assertNoNewFile("missing/x.token", "there is no such folder");

        assertThat(present).hasContent("mine");
        assertThat(home.resolve("nowhere")).doesNotExist();
        assertThat(home.resolve("missing")).doesNotExist();
        assertThat(rest.names()).isEmpty();
    }

    private void assertNoNewFile(String file, String why) {
        Ran ran = alice.run("tokens", "create", "x", "--secret-file", file).expect(2);
        assertThat(ran.err())
                .contains(file)
                .contains(why)
                .contains("Nothing was done")
                .contains("Name a");
    }

    @Test
    void aRefusedCallLeavesNoFileBehind() throws IOException {
        Ran ran = alice.run("tokens", "create", "x", "--scope", "nonsense", "--secret-file", "x.token");

        assertThat(ran.expect(1).err()).contains("nonsense");
        try (Stream<Path> files = Files.list(alice.home())) {
            assertThat(files.filter(file -> !file.toString().endsWith(".txt"))).isEmpty();
        }
    }

    @Test
    void aValueIsNoWordOfACommandAndIsNotToldAgain() {
        String secret = pats.make("alice", "read").secret();

        for (String command : List.of(
                "exchange --client script --token %s",
                "status --token %s",
                "admin tokens inspect %s",
                "tokens list --token=%s",
                "tokens get self %s",
                "tokens create x --show-secret --expires %s")) {
            assertNotTold(secret, command, 2);
        }
        assertNotTold(secret, "tokens get %s", 2);
        assertNotTold(secret, "tokens create %s --show-secret", 2);
    }

    private void assertNotTold(String secret, String command, int exit) {
        Ran ran = alice.run(command.formatted(secret).split(" "));
        assertThat(ran.out() + ran.err()).as(command).doesNotContain(secret).doesNotContain(secret.substring(10));
        assertThat(ran.err()).as(command).isNotBlank();
        assertThat(ran.exit()).as(command + "\n" + ran.err()).isEqualTo(exit);
    }

    @Test
    void aValueThatCouldNotBeShownIsNoSuccess() throws IOException, InterruptedException {
        Programs.requireFile(Path.of("/dev/full"));
        Path err = alice.home().resolve("err.txt");
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" > /dev/full", "sh"));
        command.addAll(Kcpat.command(List.of(), "tokens", "create", "x", "--scope", "read", "--show-secret"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(alice.environment());

        assertThat(builder.start().waitFor()).isEqualTo(1);

        assertThat(Files.readString(err, StandardCharsets.UTF_8))
                .contains("could not be written")
                .doesNotContainPattern(VALUE);
    }

    @Test
    void aTokenThatMayRotateReplacesItself() throws IOException {
        Pats.Made old = pats.make("alice", "tokens:rotate");
        Kcpat job = Kcpat.in(alice.home()).by(realm, old.secret());
        JsonNode before = rest.read(old.id());

        Ran ran = job.run("tokens", "rotate", "self", "--secret-file", "next.token");

        assertThat(ran.expect(0).out() + ran.err()).contains(old.id()).doesNotContainPattern(VALUE);
        assertThat(rest.read(old.id()).path("expiresAt")).isEqualTo(before.path("expiresAt"));
        String next = Files.readString(job.home().resolve("next.token")).strip();
        pats.exchange("script", next).expect(200);
        assertEnded(job, old.secret());
        Ran list = job.with("KCPAT_TOKEN", next).run("tokens", "list");
        assertThat(list.expect(3).err())
                .contains("needs the scope of this call")
                .contains("tokens:read");
    }

    @Test
    void whoCallsByATokenThatEndedLearnsToMakeANewOne() {
        Pats.Made revoked = pats.make("alice", "tokens:read");
        pats.revoke("alice", revoked);
        Pats.Made deleted = pats.make("alice", "tokens:read");
        pats.delete("alice", deleted);
        JsonNode expired = rest.make("scopes", List.of("tokens:read"), "expiresIn", "PT1M");
        realm.keycloak().shiftTime(Duration.ofMinutes(2));

        Kcpat job = Kcpat.in(alice.home()).at(realm).with("KCPAT_CLIENT", "script");
        assertEnded(job, revoked.secret());
        assertEnded(job, deleted.secret());
        assertEnded(job, expired.path("token").asText());
        assertEnded(job, "garbage-of-a-clipboard");
    }

    private static void assertEnded(Kcpat job, String secret) {
        Ran ran = job.with("KCPAT_TOKEN", secret).run("tokens", "list").expect(3);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("does not work").contains(RENEW).doesNotContain(secret);
    }

    @Test
    void aClientThatMayNotExchangeIsToldToBeSet() {
        Kcpat job = Kcpat.in(alice.home())
                .by(realm, pats.make("alice", "tokens:read").secret());

        Ran ran = job.with("KCPAT_CLIENT", "other-app").run("tokens", "list").expect(3);

        assertThat(ran.err())
                .contains("'other-app' may not exchange")
                .contains("Set KCPAT_CLIENT")
                .contains("pat.exchange.enabled=true")
                .doesNotContainPattern(VALUE);
    }

    private Http webhooks() {
        return realm.admin().below("/personal-access-tokens/webhooks");
    }
}
