package io.github.keycloakpat.server.gateway;

import static io.github.keycloakpat.server.gateway.Visitor.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.keycloakpat.server.gateway.SampleApp.Seen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway asks, and what it makes of any answer; in Keycloak's place stands what answers as a test wants. */
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CallRules {
    private static final String AUTH = "/realms/shop/personal-access-tokens/auth?";
    private static final String TOKEN = "a-token-that-nobody-checks";
    private static final String[] IDENTITY = {
        "X-Pat-User", "alice",
        "X-Pat-User-Id", "1",
        "X-Pat-Id", "2",
        "X-Pat-Scopes", "read write",
        "X-Pat-Roles", ""
    };

    private final Gateway.Kind kind;
    private final String name;
    private SampleApp keycloak;
    private SampleApp app;
    private Gateway gateway;
    private Visitor visitor;

    CallRules(String name, Gateway.Kind kind) {
        this.name = name;
        this.kind = kind;
    }

    @BeforeAll
    void start() {
        keycloak = SampleApp.start();
        app = SampleApp.start();
        gateway = kind.start(name, new Gateway.Places(keycloak.url(), "shop", app.url()));
        visitor = Visitor.to(gateway.port());
    }

    @AfterAll
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
        app.close();
        keycloak.close();
    }

    @BeforeEach
    void letIn() {
        keycloak.forget();
        app.forget();
        keycloak.reply(SampleApp.Reply.ok(IDENTITY));
    }

    static Stream<Arguments> demands() {
        return Stream.of(
                arguments("GET", "/orders/1", "scope=read&audience=orders-api"),
                arguments("HEAD", "/orders/1", "scope=read&audience=orders-api"),
                arguments("POST", "/orders/1", "scope=write&audience=orders-api"),
                arguments("DELETE", "/orders/1", "scope=write&audience=orders-api"),
                arguments("PROPFIND", "/orders/1", "scope=write&audience=orders-api"),
                arguments("OPTIONS", "/orders/1", "scope=write&audience=orders-api"),
                arguments("GET", "/orders/1?scope=x&token=jwt", "scope=read&audience=orders-api"),
                arguments("GET", "/orders/1%26scope%3Dx", "scope=read&audience=orders-api"),
                arguments("GET", "/orders/1%3Fscope%3Dx", "scope=read&audience=orders-api"),
                arguments("GET", "/orders/a%2fb", "scope=read&audience=orders-api"),
                arguments("GET", "/admin/x", "role=orders-api/deployer&audience=orders-api"),
                arguments("GET", "//admin/x", "role=orders-api/deployer&audience=orders-api"),
                arguments("GET", "/%61dmin/x", "role=orders-api/deployer&audience=orders-api"),
                arguments("GET", "/invoices/a-1", "type=invoice&action=read&id=a-1&audience=orders-api"),
                arguments("GET", "/api/x", "scope=read&token=jwt&client=gateway"));
    }

    @ParameterizedTest
    @MethodSource("demands")
    void demandsAreThoseOfTheRuleWhateverTheVisitorWrites(String method, String target, String demands) {
        assertThat(visitor.send(method, target, "", bearer(TOKEN)).status()).isEqualTo(200);

        assertThat(keycloak.only().target()).isEqualTo(AUTH + demands);
        assertThat(app.only().method()).isEqualTo(method);
        assertThat(app.only().target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/../admin/x",
                "/admin/../orders/x",
                "/orders/%2e%2e/admin/x",
                "/admin/%2E./orders/x",
                "/admin/..%2forders/x",
                "/admin/..%2Forders/x",
                "/orders/..;/admin/x",
                "/orders/;/x",
                "/orders/%3bx",
                "/admin/..\\orders",
                "/admin/..%5corders",
                "/orders/%252e%252e%252fadmin/x",
                "/orders/./x",
                "/orders/..",
                "/orders/1#/x",
                "/orders/1%23x",
                "/orders/1%0d%0aX-Pat-User:root",
                "/orders/1%00",
                "/invoices/1%26id%3D2",
                "/invoices/1/2",
                "/invoices/1%2f2",
                "/invoices/",
                "/invoices",
                "/invoices/1%0a",
                "/orders",
                "/ordersx/1",
                "/_pat/auth",
                "/other",
                "/"
            })
    void whatHasNoRuleOrTwoReadingsReachesNobody(String target) {
        assertThat(visitor.get(target, bearer(TOKEN)).status()).isIn(301, 400, 404);

        assertThat(keycloak.seen()).isEmpty();
        assertThat(app.seen()).isEmpty();
    }

    @Test
    void keycloakLearnsTheCredentialsAndTheAddressOnly() {
        visitor.from("127.0.0.7")
                .send(
                        "POST",
                        "/orders/1?a=b",
                        "the body",
                        bearer(TOKEN),
                        "Content-Type: text",
                        "Cookie: KEYCLOAK_IDENTITY=x",
                        "X-Forwarded-For: 10.1.1.1",
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Port: 99",
                        "X-Forwarded-Prefix: /x",
                        "X-Forwarded-Proto: https",
                        "Forwarded: for=10.1.1.1;host=evil.example",
                        "X-Pat-User: root");

        Seen call = keycloak.only();
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.body()).isEmpty();
        assertThat(call.header("Authorization")).containsExactly("Bearer " + TOKEN);
        assertThat(call.header("X-forwarded-for")).containsExactly("127.0.0.7");
        assertThat(call.header("X-forwarded-proto")).containsExactly("http");
        assertThat(call.header("Host")).containsExactly("127.0.0.1:" + keycloak.port());
        assertThat(call.header("X-forwarded-host")).containsExactly("127.0.0.1:" + keycloak.port());
        assertThat(call.headers())
                .doesNotContainKeys("Cookie", "Forwarded", "X-forwarded-port", "X-forwarded-prefix")
                .doesNotContainKeys("Content-length", "Content-type", "Transfer-encoding", "X-pat-user");
        assertThat(app.only().body()).isEqualTo("the body");
    }

    @Test
    void theApplicationLearnsWhoItIs() {
        visitor.from("127.0.0.7")
                .get("/orders/1", bearer(TOKEN), "Cookie: a=b", "X-Forwarded-For: 10.1.1.1", "Forwarded: for=10.1.1.1");

        Seen request = app.only();
        assertThat(request.header("X-pat-user")).containsExactly("alice");
        assertThat(request.header("X-pat-user-id")).containsExactly("1");
        assertThat(request.header("X-pat-id")).containsExactly("2");
        assertThat(request.header("X-pat-scopes")).containsExactly("read write");
        assertThat(request.header("X-pat-roles")).isSubsetOf(""); // an empty one or none
        assertThat(request.header("X-forwarded-for")).containsExactly("127.0.0.7");
        assertThat(request.header("X-forwarded-host")).containsExactly("gateway.example");
        assertThat(request.header("Host")).containsExactly("gateway.example");
        assertThat(request.header("Cookie")).containsExactly("a=b");
        assertThat(request.headers()).doesNotContainKeys("Authorization", "Forwarded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Pat-User: root",
                "X-PAT-USER: root",
                "x-pat-user: root",
                "X-Pat-User-Id: root",
                "X-Pat-Id: root",
                "X-Pat-Scopes: root",
                "X-Pat-Roles: root",
                "x-pat-ROLES: root",
                "X_Pat_User: root",
                "X_PAT_ROLES: root",
                "X-Pat_Roles: root",
                "X.Pat.Roles: root",
                "X-Pat-Roles : root",
                "X-Pat-Roles\t: root",
                " X-Pat-Roles: root",
                "X-Other: a\r\n X-Pat-Roles: root",
                "X-Other: a\nX-Pat-Roles: root",
                "X-Other: a\rX-Pat-Roles: root",
                "X-Other: a\u0000\r\nX-Pat-Roles: root",
                "X-Pat-Roles: root\r\nX-Pat-Roles: root",
                "Connection: X-Pat-User",
                "Connection: close, X-Pat-User, X-Pat-User-Id, Authorization, X-Forwarded-For",
                "Connection: Upgrade, X-Pat-User\r\nUpgrade: websocket",
                "Connection: Upgrade, X-Pat-User\r\nUpgrade: h2c",
                "X-Original-URL: /admin/root",
                "X-Rewrite-URL: /admin/root",
                "X-HTTP-Method-Override: root",
                "X-HTTP-Method: root",
                "X-Method-Override: root",
                "X-Forwarded-Prefix: root",
                "X-Forwarded-Uri: root",
                "X-Forwarded-Method: root",
                "Authorization: Bearer root"
            })
    void whatTheVisitorSaysOfThemselvesNeverReachesTheApplication(String lines) {
        int status = visitor.get("/orders/1", bearer(TOKEN), "Connection: close", lines)
                .status();

        assertThat(status).isIn(200, 400);
        assertThat(app.seen()).hasSize(status == 200 ? 1 : 0).allSatisfy(request -> {
            assertThat(request.header("X-pat-user")).containsExactly("alice");
            assertThat(request.header("X-pat-user-id")).containsExactly("1");
            assertThat(request.header("X-pat-roles")).isSubsetOf("");
            assertThat(request.headers()).doesNotContainKey("Authorization");
            assertThat(request.header("Connection").toString()).doesNotContainIgnoringCase("pat");
            assertThat(withoutOther(request)).doesNotContainIgnoringCase("root");
        });
    }

    /** The header X-Other is the visitor's to fill; a line that is folded belongs to it. */
    private static String withoutOther(Seen request) {
        Map<String, List<String>> rest = new HashMap<>(request.headers());
        rest.remove("X-other");
        return rest.toString();
    }

    @Test
    void whatKeycloakDoesNotSayTheVisitorDoesNotSayEither() {
        keycloak.reply(SampleApp.Reply.ok("X-Pat-User", "alice"));

        visitor.get("/orders/1", bearer(TOKEN), "X-Pat-Roles: root", "X-Pat-Scopes: root", "X-Pat-User-Id: root");

        assertThat(app.only().headers().toString()).doesNotContain("root");
    }

    @Test
    void noHeaderOfTheVisitorsBecomesTheJwt() {
        visitor.get("/orders/1", bearer(TOKEN), "X-Pat-Jwt: Bearer root", "X-Pat-Authorization: Bearer root");

        assertThat(app.only().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void webSocketsAreLetThroughAndNoOtherUpgrade() {
        visitor.get("/orders/1", bearer(TOKEN), "Connection: Upgrade", "Upgrade: websocket");
        assertThat(app.only().header("Upgrade")).containsExactly("websocket");
        assertThat(keycloak.only().header("Upgrade")).isEmpty();
        app.forget();

        visitor.get("/orders/1", bearer(TOKEN), "Connection: Upgrade, close", "Upgrade: h2c");
        assertThat(app.only().header("Upgrade")).isEmpty();
    }

    @Test
    void aJwtTakesTheTokensPlaceHoweverLongItIs() {
        String jwt = "Bearer " + "x".repeat(14_000);
        keycloak.reply(SampleApp.Reply.ok(Stream.concat(Stream.of(IDENTITY), Stream.of("Authorization", jwt))
                .toArray(String[]::new)));

        assertThat(visitor.get("/api/x", bearer(TOKEN)).status()).isEqualTo(200);

        assertThat(app.only().header("Authorization")).containsExactly(jwt);
    }

    @Test
    void aLongAuthorizationIsAsked() {
        String token = "x".repeat(12_000);

        assertThat(visitor.get("/orders/1", bearer(token)).status()).isEqualTo(200);

        assertThat(keycloak.only().header("Authorization")).containsExactly("Bearer " + token);
        assertThat(app.only().headers()).doesNotContainKey("Authorization");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 401, 403, 404, 429, 500, 502, 503})
    void whateverIsNoYesIsNo(int status) {
        keycloak.reply(SampleApp.Reply.of(status, IDENTITY));

        assertThat(visitor.get("/orders/1", bearer(TOKEN)).status()).isBetween(300, 599);

        assertThat(app.seen()).isEmpty();
    }

    @Test
    void tooManyRefusalsSayWhenToComeBack() {
        keycloak.reply(SampleApp.Reply.of(429, "Retry-After", "17"));

        Visitor.Reply answer = visitor.get("/orders/1", bearer(TOKEN));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).containsExactly("17");
    }

    @Test
    void challengesArePassedOn() {
        keycloak.reply(SampleApp.Reply.of(401, "WWW-Authenticate", "Basic realm=\"a\"", "WWW-Authenticate", "Bearer"));
        assertThat(visitor.get("/orders/1").header("WWW-Authenticate")).startsWith("Basic realm=\"a\"");

        keycloak.reply(SampleApp.Reply.of(403, "WWW-Authenticate", "Bearer error=\"insufficient_scope\""));
        assertThat(visitor.get("/orders/1").header("WWW-Authenticate"))
                .containsExactly("Bearer error=\"insufficient_scope\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500})
    void theApplicationsOwnRefusalsArePassedOnAsTheyAre(int status) {
        app.reply(new SampleApp.Reply(status, List.of("WWW-Authenticate", "App"), "said by the application"));

        Visitor.Reply answer = visitor.get("/orders/1", bearer(TOKEN));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("WWW-Authenticate")).containsExactly("App");
        assertThat(answer.body()).contains("said by the application");
    }

    @Test
    void withoutKeycloakNobodyGetsIn() {
        String nobody = "http://127.0.0.1:" + ProxyProcess.freePort();
        try (Gateway alone = kind.start(name + "-alone", new Gateway.Places(nobody, "shop", app.url()))) {
            assertThat(Visitor.to(alone.port()).get("/orders/1", bearer(TOKEN)).status())
                    .isBetween(500, 504);
        }
        assertThat(app.seen()).isEmpty();
    }

    @Test
    void credentialsAreInNoLog() {
        String value = "value-of-no-log";
        visitor.get("/orders/1", bearer(value));
        visitor.get("/orders/1", Visitor.basic(value, ""));
        visitor.get("/orders/1", Visitor.basic("alice", value));
        visitor.get("/orders/1", "Authorization_: Bearer " + value);
        visitor.get("/orders/1", bearer(value + "x".repeat(20_000)));
        keycloak.reply(SampleApp.Reply.of(500));
        visitor.get("/orders/1", bearer(value));
        app.reply(SampleApp.Reply.of(500));
        visitor.get("/orders/1", bearer(value));

        assertThat(gateway.kept())
                .doesNotContain(value)
                .doesNotContain(Visitor.basic("alice", value).substring(21));
    }
}
