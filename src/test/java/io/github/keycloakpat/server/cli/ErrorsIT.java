package io.github.keycloakpat.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Http;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal says what is wrong, in the server's words, and what to do about it, in those of the command line. */
@KeycloakTest
@Tag("wire")
class ErrorsIT {
    private static final int REFUSALS = 300;

    private final TestRealm realm;
    private final Pats pats;
    private final Policy policy;
    private UserRest rest;
    private Kcpat alice;

    ErrorsIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
        this.policy = new Policy(realm);
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

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    /** Nothing beside two lines: what is wrong, and what to do. */
    private static void assertRefused(Ran ran, int exit, String message, String hint) {
        ran.expect(exit);
        assertThat(ran.out()).as(ran.toString()).isEmpty();
        assertThat(ran.err().lines())
                .as(ran.toString())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("kcpat: ").contains(message),
                        line -> assertThat(line).contains(hint));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --expires 2020-01-01 | The expiry is not in the future | Write --expires 30d
            --expires 400d       | may live for P365D at most      | Choose an earlier end
            --expires never      | must expire                     | Give it an end: --expires 30d
            --scope admin        | these scopes into a token       | kcpat tokens grantable
            --role orders-admin  | only have roles that you hold   | kcpat tokens grantable
            --env nowhere        | no such application             | kcpat tokens grantable
            --detail door:open:1 | no such type or action          | kcpat tokens grantable
            --allow-ip anywhere  | An address range looks like     | Write networks as 10.0.0.0/8
            """)
    void whatMayNotBeInATokenIsTold(String option, String message, String hint) {
        List<String> words = new ArrayList<>(List.of("tokens", "create", "wrong", "--show-secret"));
        words.addAll(List.of(option.split(" ")));

        assertRefused(alice.run(words.toArray(String[]::new)), 1, message, hint);
        assertThat(rest.names()).isEmpty();
    }

    @Test
    void aNameThatIsNoneOrIsTakenIsTold() {
        rest.make("name", "ci");

        assertRefused(create("n".repeat(65)), 1, "A name has 1 to 64 characters", "Choose a name of 1 to 64");
        assertRefused(create("CI"), 1, "A token named 'CI' already exists", "Use another name, or give the one that");
        assertRefused(create("big", "--description", "x".repeat(70_000)), 1, "larger than", "Send less at once.");
        assertThat(rest.names()).containsExactly("ci");
    }

    @Test
    void aRealmThatForbidsItIsTold() {
        policy.set("maxTokensPerUser", "0");
        assertRefused(create("x"), 1, "which is the limit", "End one that you do not need");
        policy.reset();
        policy.set("reauthMaxAge", "PT1M");
        assertRefused(create("x"), 3, "Sign in again to do this", "kcpat login --browser --fresh");
        policy.reset();
        policy.set("requiredRole", "orders-admin");
        assertRefused(create("x"), 1, "You may not create tokens", "only some people may make tokens");
        policy.reset();
        policy.set("enabled", "false");
        assertRefused(create("x"), 1, "are switched off in this realm", "Ask an administrator");
        assertThat(rest.names()).isEmpty();
    }

    @Test
    void whoMayNotDoItIsTold() {
        assertRefused(
                alice.with("KCPAT_ACCESS_TOKEN", "nonsense").run("tokens", "list"),
                3,
                "Sign in, and send your access token",
                "Sign in: kcpat login. In scripts set KCPAT_ACCESS_TOKEN");
        assertRefused(
                alice.with("KCPAT_ACCESS_TOKEN", realm.token("other-app", "alice"))
                        .run("tokens", "create", "x", "--show-secret"),
                1,
                "issued to an application that may not manage",
                "kcpat login --client kcpat");
        assertRefused(
                alice.run("admin", "tokens", "list"),
                1,
                "You lack a permission of Keycloak's",
                "You lack a right for this, or the token by which you call lacks a scope");
    }

    @Test
    void whatIsNotThereIsTold() {
        String id = rest.makeId("scopes", List.of("read"));
        String foreign = pats.make("bob", "read").id();
        String message = "You have no such token";
        String hint = "List yours first: kcpat tokens list --all. If a service still uses a deleted one, make a new";

        assertRefused(alice.run("tokens", "get", foreign), 4, message, hint);
        assertRefused(alice.run("tokens", "delete", "../grantable", "--yes"), 4, "There is no such token", hint);
        assertRefused(
                alice.run("tokens", "scopes", "remove", id, "execute"),
                4,
                "The token has no such scope",
                "Look at what is there first: kcpat tokens get ID");
        assertRefused(
                admin().run("webhooks", "get", foreign),
                4,
                "There is no such webhook",
                "List them first: kcpat webhooks list");
        assertRefused(
                alice.with("KCPAT_REALM", "nowhere").run("tokens", "list"),
                4,
                "Realm does not exist",
                "Are the address and the realm right");
    }

    @Test
    void whatATokenIsNotReadyForIsTold() {
        String id = rest.makeId("scopes", List.of("read"));
        assertRefused(
                alice.run("tokens", "update", id, "--scope", "execute"),
                1,
                "An update can only narrow",
                "at the command's --help");
        assertRefused(
                alice.run("tokens", "rotate", id, "--grace", "8d", "--show-secret"),
                1,
                "may work for P7D at most",
                "Choose a shorter --grace");
        assertRefused(
                alice.run("tokens", "regenerate", id, "--show-secret"),
                1,
                "The token is active",
                "a new value by kcpat tokens rotate");
        rest.rotate(id, "gracePeriod", "PT1H").expect(200);
        assertRefused(
                alice.run("tokens", "rotate", id, "--scope", "execute", "--grace", "1h", "--show-secret"),
                1,
                "The old value would get these rights too",
                "kcpat tokens rotate ID --end-grace");
        rest.revoke(id).expect(204);
        assertRefused(
                alice.run("tokens", "rotate", id, "--show-secret"),
                1,
                "The token is no longer active",
                "kcpat tokens regenerate ID --expires 30d");
    }

    @Test
    void aWebhookToAPrivateAddressIsRefused() {
        assertRefused(
                admin().run("webhooks", "create", "https://10.0.0.1/hook", "--show-secret"),
                1,
                "The URL ",
                "webhook-allow");
    }

    @Test
    void whatAnExchangeMayNotGiveIsTold() {
        Pats.Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "audiences", List.of("orders-api")));
        Kcpat job = Kcpat.in(alice.home()).by(realm, pat.secret());

        assertRefused(
                job.run("exchange", "--scope", "execute"), 1, "", "scopes that both the token and the client have");
        assertRefused(job.run("exchange", "--audience", "billing-api"), 1, "", "applications that the token is for");
    }

    @Test
    void whoSendsTooManyDeadTokensIsToldToWait() {
        TestRealm other = TestRealms.standard(realm.keycloak());
        for (int i = 0; i < REFUSALS; i++) {
            new Pats(other).exchange("script", "garbage").expect(400);
        }

        assertRefused(
                Kcpat.in(alice.home()).by(other, "garbage").run("tokens", "list"),
                1,
                "Too many tokens from this address were refused",
                "wait a minute");
    }

    @ParameterizedTest
    @CsvSource({
        "400, confirmation_required, 1, --all --yes",
        "404, user_not_found, 4, Look at the user's id",
        "405, method_not_allowed, 1, of another version",
        "409, too_many_webhooks, 1, Delete one first",
        "415, unsupported_media_type, 1, of another version",
        "500, server_error, 1, Its log tells more"
    })
    void whatNoCommandCanCauseIsToldToo(int status, String error, int exit, String hint) {
        String body = "{\"error\":\"" + error + "\",\"errorMessage\":\"This is why.\",\"field\":null,\"params\":[]}";
        try (StandIn server = StandIn.answering(status, body)) {
            assertRefused(at(server).run("tokens", "list"), exit, "This is why.", hint);
        }
    }

    @Test
    void aProxysPageIsToldByItsStatus() {
        try (StandIn proxy = StandIn.answering(502, "<html><h1>Bad Gateway</h1></html>")) {
            assertRefused(
                    at(proxy).run("tokens", "create", "x", "--show-secret"),
                    1,
                    "127.0.0.1:" + proxy.port() + " refuses with status 502",
                    "It may have been done all the same");
        }
    }

    @Test
    void anAnswerThatIsNotUnderstoodIsNotQuoted() {
        String secret = pats.make("alice", "read").secret();
        try (StandIn server = StandIn.answering(200, "{\"token\":\"" + secret + "\",\"id\":" + secret)) {
            Ran ran = at(server).run("tokens", "create", "x", "--show-secret");
            assertRefused(ran, 1, "is not understood", "It may have been done all the same");
            assertThat(ran.err()).doesNotContain(secret.substring(10));
        }
    }

    @Test
    void aCredentialFollowsNoRedirect() {
        try (StandIn other = StandIn.answering(200, "[]");
                StandIn server = StandIn.answering(302, Map.of("Location", other.url() + "/"), "")) {
            assertRefused(
                    at(server).run("tokens", "list"),
                    1,
                    "sends us to another address, where no credential goes",
                    "--url https://sso.example.com/auth");
            assertThat(server.requests()).hasSize(1);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void whatWasSentBeforeTheConnectionWasLostMayHaveBeenDone() {
        try (StandIn server = StandIn.hangingUp()) {
            Ran ran = at(server).run("tokens", "create", "x", "--secret-file", "x.token");
            assertRefused(ran, 1, "was lost", "It may have been done all the same");
            assertThat(server.requests()).hasSize(1);
        }
        assertThat(alice.home().resolve("x.token")).doesNotExist();
    }

    @Test
    void aServerThatIsNotThereIsTold() {
        assertRefused(
                alice.with("KCPAT_URL", "http://127.0.0.1:1").run("tokens", "list"),
                1,
                "No connection to 127.0.0.1:1: nobody listens there",
                "Look at --url or KCPAT_URL");
    }

    @Test
    void aServerThatCantProveItselfGetsNothing() {
        try (StandIn server = StandIn.selfSigned(alice.home())) {
            String url = "https://127.0.0.1:" + server.port();
            assertRefused(
                    alice.run("tokens", "list", "--url", url),
                    1,
                    "No trusted connection to 127.0.0.1:" + server.port() + ": ",
                    "Look at --url or KCPAT_URL");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void nothingIsSentUnencryptedToOtherMachines() {
        try (StandIn server = StandIn.answering(200, "[]")) {
            String url = "http://0.0.0.0:" + server.port(); // no loopback by its name; yet it would be heard here
            Http.at(url).get("/heard").send().expect(200);

            assertRefused(alice.run("tokens", "list", "--url", url), 2, "is not encrypted", "Look at --url");
            assertThat(server.requests()).containsExactly("GET /heard");
        }
    }

    @Test
    void aKeycloakWithoutPersonalAccessTokensIsTold() {
        Answer stock = realm.http().get("/nothing-of-this-name").send().expect(404);
        try (StandIn server = StandIn.answering(404, stock.text())) {
            assertRefused(at(server).run("tokens", "list"), 4, "404", "is Keycloak PAT there? kcpat status");
        }
    }

    @Test
    void whatCantBeUndoneIsNotDoneUnlessItIsConfirmed() {
        String id = rest.makeId("scopes", List.of("read"));
        JsonNode before = rest.read(id);
        Http hooks = realm.admin().below("/personal-access-tokens/webhooks");
        String hook = hooks.post("")
                .json(Map.of("url", "http://127.0.0.1:9/hook", "enabled", false))
                .send()
                .expect(201)
                .text("id");

        assertUnconfirmed(alice, "tokens", "revoke", id, "--reason", "over");
        assertUnconfirmed(alice, "tokens", "delete", id);
        assertUnconfirmed(alice, "tokens", "delete", "--all");
        assertUnconfirmed(alice.input("y\ny\n"), "tokens", "scopes", "clear", id);
        assertUnconfirmed(admin(), "webhooks", "delete", hook);
        assertUnconfirmed(admin(), "admin", "tokens", "revoke", id);

        assertThat(rest.read(id)).isEqualTo(before);
        hooks.get("/" + hook).send().expect(200);
    }

    private static void assertUnconfirmed(Kcpat shell, String... words) {
        assertRefused(shell.run(words), 2, "This can't be undone, and nobody is here", "If it is meant, add --yes.");
    }

    private Ran create(String name, String... options) {
        List<String> words = new ArrayList<>(List.of("tokens", "create", name, "--show-secret"));
        words.addAll(List.of(options));
        return alice.run(words.toArray(String[]::new));
    }

    private Kcpat admin() {
        return alice.with("KCPAT_ACCESS_TOKEN", realm.adminToken());
    }

    private Kcpat at(StandIn server) {
        return alice.with("KCPAT_URL", server.url());
    }
}
