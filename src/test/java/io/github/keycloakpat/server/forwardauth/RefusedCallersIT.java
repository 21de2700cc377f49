package io.github.keycloakpat.server.forwardauth;

import static io.github.keycloakpat.server.forwardauth.Gate.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Ends;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.exchange.SpoiltValues;
import io.github.keycloakpat.server.exchange.UserEvents;
import io.github.keycloakpat.server.exchange.Values;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals 1 to 41 and 92 to 94 at the door for gateways: who is not let through. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedCallersIT {
    private static final String GUESSER = "203.0.113.92";
    private static final int LIMIT = 300;

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final TestRealm ending;
    private final Pats pats;
    private final Gate gate;
    private Made pat;

    RefusedCallersIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.ending = TestRealms.standard(keycloak);
        this.pats = new Pats(realm);
        this.gate = new Gate(realm);
    }

    @BeforeAll
    void prepare() {
        pat = pats.make("alice", "read");
        new Gate(ending).create("gateway");
        realm.update(rep -> {
            rep.setEventsEnabled(true);
            rep.setEnabledEventTypes(List.of("INTROSPECT_TOKEN_ERROR"));
        });
    }

    static Set<String> ends() {
        return Ends.names();
    }

    static Set<String> ways() {
        return SpoiltValues.ways();
    }

    /** An owner who lost a right may still be known, but is let nowhere where it is demanded. */
    private static boolean isLossOfRights(String end) {
        return end.startsWith("role taken") || end.startsWith("scope no longer");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void anEndedTokenIsRefusedAtOnce(String end) {
        String user = "ender-" + ends().stream().toList().indexOf(end);
        ending.users().create(user, "orders-viewer");
        keycloak.shiftTime(Duration.ofSeconds(-10)); // older than any not-before of now
        Made pat = new Pats(ending).make(user, "read");
        keycloak.resetTime();
        Gate itsGate = new Gate(ending);
        String[] demands = {"scope", "read", "token", "jwt", "client", "gateway"};
        itsGate.ask(pat, demands).expect(200); // and an access token is kept
        itsGate.ask(pat, "scope", "read").expect(200);

        Ends.end(end, ending, user, pat);

        if (isLossOfRights(end)) {
            Gate.assertForbidden(itsGate.ask(pat, demands));
            Gate.assertForbidden(itsGate.ask(pat, "scope", "read"));
        } else {
            assertRefused(itsGate.ask(pat, demands));
            assertRefused(itsGate.ask(pat));
        }
    }

    @Test
    void theNotBeforeOfTheGatewayEndsItThere39() {
        keycloak.shiftTime(Duration.ofSeconds(-10));
        Made pat = new Pats(ending).make("bob", "read");
        keycloak.resetTime();
        new Gate(ending).ask(pat, "client", "gateway").expect(200);

        Ends.raiseNotBefore(ending, "gateway");

        assertRefused(new Gate(ending).ask(pat, "client", "gateway"));
        new Gate(ending).ask(pat).expect(200);
    }

    @AfterEach
    void restore() {
        Ends.undo(ending, "gateway");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aSpoiltValueIsRefused(String way) {
        String spoilt = SpoiltValues.spoil(way, pat.secret());

        assertRefused(gate.asking().basic("alice", spoilt).send());
    }

    @Test
    void aValueOfAnotherRealmIsRefused35() {
        Made other = new Pats(ending).make("bob", "read");

        assertRefused(gate.ask(other));
    }

    @Test
    void whatATokenIsExchangedForIsNone() {
        assertRefused(gate.asking()
                .bearer(pats.jwt("script", pats.make("alice", "read")))
                .send());
        assertRefused(gate.asking().bearer(realm.token("alice")).send());
    }

    /** What a gateway may be sent in the place of a token, or beside it. */
    private static final Map<String, BiConsumer<Call, Made>> ODD = new LinkedHashMap<>();

    static {
        ODD.put("nothing", (call, pat) -> {});
        ODD.put("no scheme", (call, pat) -> call.header("Authorization", pat.secret()));
        ODD.put("another scheme", (call, pat) -> call.header("Authorization", "Token " + pat.secret()));
        ODD.put("a scheme alone", (call, pat) -> call.header("Authorization", "Bearer"));
        ODD.put("Basic alone", (call, pat) -> call.header("Authorization", "Basic"));
        ODD.put(
                "two tokens",
                (call, pat) -> call.header("Authorization", "Bearer " + pat.secret())
                        .header("Authorization", "Bearer " + pat.secret()));
        ODD.put(
                "bearer and basic",
                (call, pat) -> call.basic("alice", pat.secret()).bearer(pat.secret()));
        ODD.put("a list of bearers", (call, pat) -> call.header("Authorization", "Bearer x, Bearer " + pat.secret()));
        ODD.put("more after it", (call, pat) -> call.header("Authorization", "Bearer " + pat.secret() + " x"));
        ODD.put("another's name", (call, pat) -> call.basic("bob", pat.secret()));
        ODD.put("nobody's name", (call, pat) -> call.basic("nobody", pat.secret()));
        ODD.put("no name", (call, pat) -> call.basic("", pat.secret()));
        ODD.put("the token as the name", (call, pat) -> call.basic(pat.secret(), ""));
        ODD.put("the token as both", (call, pat) -> call.basic(pat.secret(), pat.secret()));
        ODD.put("the owner's id", (call, pat) -> call.basic("00000000-0000-0000-0000-000000000000", pat.secret()));
        ODD.put("a password", (call, pat) -> call.basic("alice", TestRealm.PASSWORD));
        ODD.put("Basic without a colon", (call, pat) -> call.header("Authorization", "Basic " + base64(pat.secret())));
        ODD.put("Basic that is not base64", (call, pat) -> call.header("Authorization", "Basic alice:" + pat.secret()));
        ODD.put("Basic in base64 for URLs", (call, pat) -> call.header("Authorization", "Basic -_-_"));
        ODD.put("a cookie", (call, pat) -> call.cookie("Authorization", pat.secret()));
        ODD.put(
                "other headers",
                (call, pat) -> call.header("X-Authorization", "Bearer " + pat.secret())
                        .header("Proxy-Authorization", "Bearer " + pat.secret())
                        .header("PRIVATE-TOKEN", pat.secret())
                        .header("X-Api-Key", pat.secret()));
        ODD.put(
                "identity headers alone (92)",
                (call, pat) -> call.header("X-Pat-User", "alice")
                        .header("X-Pat-Id", pat.id())
                        .header("X-Pat-Scopes", "read")
                        .header("X-Remote-User", "alice"));
        ODD.put("a form", (call, pat) -> call.form("access_token", pat.secret()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Set<String> odd() {
        return ODD.keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("odd")
    void whatIsNoTokenInItsPlaceIsRefused(String what) {
        Call call = what.equals("a form") ? realm.http().post(Gate.PATH) : gate.asking();
        ODD.get(what).accept(call, pat);

        assertRefused(call.send());
    }

    @Test
    void aTokenInTheQueryIsAMistakeOfTheGateways() {

        Answer answer =
                gate.asking("access_token", pat.secret()).bearer(pat.secret()).send();

        Gate.assertForbidden(answer);
        assertThat(answer.text()).doesNotContain(pat.secret());
        Answer named = gate.asking(pat.secret(), "x").bearer(pat.secret()).send();
        Gate.assertForbidden(named);
        assertThat(named.text()).doesNotContain(pat.secret()).contains("_[redacted]");
    }

    /** Refusal 92: who somebody says they are is not read, and not told back. */
    @Test
    void whoACallerClaimsToBeIsNotRead92() {
        Made pat = pats.make("bob", "read");

        Answer answer = gate.asking("scope", "read")
                .bearer(pat.secret())
                .header("X-Pat-User", "root")
                .header("X-Pat-User-Id", realm.users().id("root"))
                .header("X-Pat-Scopes", "read execute admin")
                .header("X-Pat-Roles", "orders-admin")
                .header("X-Pat-Id", "other")
                .send()
                .expect(200);

        assertThat(answer.headers("X-Pat-User")).containsExactly("bob");
        assertThat(answer.headers("X-Pat-User-Id"))
                .containsExactly(realm.users().id("bob"));
        assertThat(answer.headers("X-Pat-Scopes")).containsExactly("read");
        assertThat(answer.headers("X-Pat-Roles")).containsExactly("orders-viewer");
        assertThat(answer.headers("X-Pat-Id")).containsExactly(pat.id());
        Gate.assertForbidden(gate.asking("role", "orders-admin")
                .bearer(pat.secret())
                .header("X-Pat-Roles", "orders-admin")
                .send());
    }

    @Test
    void bothWaysAreOfferedAndTheCallersOwnFirst() {
        String basic = "Basic realm=\"" + realm.name() + "\", charset=\"UTF-8\"";
        String bearer = "Bearer realm=\"" + realm.name() + "\"";
        String wrong = bearer + ", error=\"invalid_token\"";

        assertThat(gate.asking().send().headers("WWW-Authenticate")).containsExactly(basic, bearer);
        assertThat(gate.asking().bearer("x").send().headers("WWW-Authenticate")).containsExactly(wrong, basic);
        assertThat(gate.asking().basic("alice", "x").send().headers("WWW-Authenticate"))
                .containsExactly(basic, wrong);
    }

    @Test
    void unknownAndWrongAreOneAnswer93() {
        String unknown = Values.checksummed(Values.changed(pat.secret(), 10));
        String known = gate.asking().basic("bob", pat.secret()).send().text();

        assertThat(gate.asking().basic("bob", unknown).send().text()).isEqualTo(known);
        assertThat(gate.asking().basic("bob", "garbage").send().text()).isEqualTo(known);
        assertThat(gate.asking().bearer(unknown).send().text()).isEqualTo(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "2001:db8::1", "::ffff:203.0.113.9"})
    void fromAnAddressOutsideNobodyIsLetThrough94(String address) {
        Made bound = pats.make("alice", Map.of("scopes", List.of("read"), "allowedIps", List.of("198.51.100.0/24")));

        assertRefused(gate.asking().bearer(bound.secret()).from(address).send());
        gate.asking().bearer(bound.secret()).from("198.51.100.7").send().expect(200);
    }

    @Test
    void guessesAreLimitedAndGoodTokensAreNot() {
        for (int i = 0; i < LIMIT; i++) {
            assertRefused(gate.asking().bearer("garbage").from(GUESSER).send());
        }

        Answer limited = gate.asking().bearer("garbage").from(GUESSER).send();

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.text("error")).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(limited.header("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(limited.header("Cache-Control")).contains("no-store");
        gate.asking().bearer(pat.secret()).from(GUESSER).send().expect(200);
        Gate.assertForbidden(gate.asking("scope", "execute")
                .bearer(pat.secret())
                .from(GUESSER)
                .send());
        assertRefused(gate.asking().from(GUESSER).send()); // nothing presented is no guess
        assertRefused(gate.asking().bearer("garbage").from("203.0.113.93").send());
    }

    @Test
    void eventsTellWhyAndNotTheValue() {
        Made pat = pats.make("alice", "read");
        gate.ask(pat, "scope", "execute").expect(403);
        gate.ask(pat, "role", "orders-admin").expect(403);
        gate.ask(pat, "audience", "billing-api").expect(403);
        gate.ask(pat, "type", "channel", "action", "read").expect(403);
        gate.asking().basic("bob", pat.secret()).send().expect(401);
        pats.revoke("alice", pat);
        gate.ask(pat).expect(401);

        assertThat(UserEvents.of(realm, pat, "INTROSPECT_TOKEN_ERROR").stream()
                        .map(event -> event.path("error").asText() + " "
                                + event.at("/details/reason").asText() + " "
                                + event.at("/details/auth_method").asText()))
                .containsExactlyInAnyOrder(
                        "access_denied SCOPE_NOT_GRANTED forward-auth",
                        "access_denied ROLE_NOT_GRANTED forward-auth",
                        "access_denied AUDIENCE_NOT_GRANTED forward-auth",
                        "access_denied OPERATION_NOT_GRANTED forward-auth",
                        "invalid_token OWNER_MISMATCH forward-auth",
                        "invalid_token REVOKED forward-auth");
        UserEvents.assertNoValue(realm, pat);
    }

    @Test
    void aRealmThatIsSwitchedOffLetsNobodyThrough36() {
        TestRealm off = TestRealms.standard(keycloak);
        Made pat = new Pats(off).make("alice", "read");
        off.update(rep -> rep.setEnabled(false));

        assertRefused(new Gate(off).ask(pat));
    }

    @Test
    void aRealmThatDemandsHttpsIsToldBy() {
        TestRealm strict = TestRealms.standard(keycloak);
        Made pat = new Pats(strict).make("alice", "read");
        strict.update(rep -> rep.setSslRequired("all"));

        Answer plain = new Gate(strict).ask(pat);
        Gate.assertForbidden(plain);
        assertThat(plain.text("errorMessage")).contains("X-Forwarded-Proto");
        new Gate(strict)
                .asking()
                .bearer(pat.secret())
                .header("X-Forwarded-Proto", "https")
                .send()
                .expect(200);
    }

    @Test
    void anUnknownRealmIsKeycloaksToTell() {
        keycloak.http()
                .get("/realms/no-such-realm" + Gate.PATH)
                .bearer("x")
                .send()
                .expect(404);
    }
}
