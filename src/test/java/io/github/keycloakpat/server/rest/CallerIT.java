package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Browser;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is listened to at all: refusals 60, 63 and 64. */
@KeycloakTest
@Tag("wire")
class CallerIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final UserRest alice;
    private String id = "";
    private JsonNode before;

    CallerIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void oneToken() {
        alice.clear();
        id = alice.makeId();
        before = alice.list().send().json();
    }

    @ParameterizedTest
    @EnumSource
    void withoutABearerNothingIsAnswered(RestCall call) {
        Answer answer = call.send(UserRest.at(realm), id);

        assertRefused(answer, 401, "unauthorized");
        assertThat(answer.headers("WWW-Authenticate")).containsExactly("Bearer");
        assertNothingChanged();
    }

    @ParameterizedTest
    @EnumSource
    void aBearerThatIsNoAccessTokenIsRefused(RestCall call) {
        Answer answer = call.call(UserRest.at(realm), id).bearer("garbage").send();

        assertRefused(answer, 401, "unauthorized");
        assertThat(answer.headers("WWW-Authenticate")).containsExactly("Bearer error=\"invalid_token\"");
        assertNothingChanged();
    }

    @Test
    void accessTokensThatAreNotGenuineAreRefused() {
        String genuine = realm.token("alice");
        List<String> parts = List.of(genuine.split("\\.", -1));
        String unsigned = "eyJhbGciOiJub25lIn0." + parts.get(1) + ".";
        String resigned = parts.get(0) + "." + parts.get(1) + "."
                + "A".repeat(parts.get(2).length());

        for (String bearer :
                List.of(unsigned, resigned, genuine + "x", keycloak.adminToken(), tokenOf("refresh_token"))) {
            assertRefused(creationBy(bearer).send(), 401, "unauthorized");
        }
        assertNothingChanged();
    }

    @Test
    void anIdTokenIsNoAccessToken() {
        assertRefused(creationBy(tokenOf("id_token")).send(), 401, "unauthorized");
        assertNothingChanged();
    }

    @Test
    void aPersonalAccessTokenItselfIsNoSignInHere() {
        String value = alice.make().path("token").asText();

        assertRefused(UserRest.at(realm).get("").bearer(value).send(), 401, "unauthorized");
        assertRefused(UserRest.at(realm).get("").basic("alice", value).send(), 401, "unauthorized");
        assertRefused(
                UserRest.at(realm).get("").basic("alice", TestRealm.PASSWORD).send(), 401, "unauthorized");
    }

    @Test
    void anAccessTokenEndsWithItsTimeItsSessionAndItsUser() {
        realm.users().create("carol");
        UserRest early = UserRest.of(realm, "carol");
        early.list().send().expect(200);
        keycloak.shiftTime(Duration.ofMinutes(10));
        assertRefused(early.list().send(), 401, "unauthorized");
        keycloak.resetTime();

        realm.users().logout("carol");
        assertRefused(early.list().send(), 401, "unauthorized");

        keycloak.shiftTime(Duration.ofSeconds(2)); // beyond the not-before of the logout
        UserRest again = UserRest.of(realm, "carol");
        again.list().send().expect(200);
        realm.users().disable("carol");
        assertRefused(again.list().send(), 401, "unauthorized");
    }

    @Test
    void aBrowsersCookiesAreNotRead() {
        Browser browser = realm.browser();
        browser.signIn("kcpat", "alice");
        assertThat(browser.cookies()).containsKey("KEYCLOAK_IDENTITY");

        for (RestCall call : RestCall.values()) {
            Call withCookies = call.call(UserRest.at(realm), id);
            browser.cookies().forEach(withCookies::cookie);
            assertRefused(withCookies.send(), 401, "unauthorized");
        }
        assertNothingChanged();
    }

    @ParameterizedTest
    @EnumSource
    void aForeignOriginIsRefusedBeforeAnythingIsDone(RestCall call) {
        Answer answer =
                call.call(alice.http(), id).origin("http://evil.example").send();

        assertRefused(answer, 403, "permission_denied");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertNothingChanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "http://app.example.evil.example", "https://app.example", "http://app.example:81"})
    void anOriginThatOnlyLooksLikeAnAllowedOneIsForeign(String origin) {
        assertRefused(alice.creation("name", "x").origin(origin).send(), 403, "permission_denied");
        assertNothingChanged();
    }

    @Test
    void anAccessTokenIsOfNoUseInAnotherRealm() {
        TestRealm other = TestRealms.empty(keycloak);
        UserRest stranger = UserRest.by(other, realm.token("alice"));

        for (RestCall call : RestCall.values()) {
            assertRefused(call.send(stranger.http(), id), 401, "unauthorized");
        }
        assertNothingChanged();
    }

    private Call creationBy(String bearer) {
        return UserRest.at(realm).post("").bearer(bearer).json("{\"name\":\"x\"}");
    }

    private String tokenOf(String kind) {
        return realm.http()
                .post("/protocol/openid-connect/token")
                .form("grant_type", "password", "client_id", TestRealm.MANAGER, "scope", "openid")
                .form("username", "alice", "password", TestRealm.PASSWORD)
                .send()
                .expect(200)
                .text(kind);
    }

    private void assertNothingChanged() {
        assertThat(alice.list().query("status", "all").send().json()).isEqualTo(before);
    }
}
