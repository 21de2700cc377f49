package io.github.keycloakpat.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another origin may read and send. */
@KeycloakTest
@Tag("wire")
class CorsIT {
    private static final String ORIGIN = "http://app.example";

    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;

    CorsIT(TestRealm realm) {
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/grantable", "/0197-any-id", "/0197-any-id/revoke"})
    void aPreflightAsksForNoSignIn(String path) {
        Answer answer = UserRest.at(realm)
                .options(path)
                .origin(ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .send();

        assertThat(answer.status()).isBetween(200, 204);
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Methods").orElse("")).contains("GET", "POST", "PUT", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers").orElse(""))
                .containsIgnoringCase("authorization")
                .containsIgnoringCase("content-type");
    }

    @ParameterizedTest
    @EnumSource
    void anAllowedOriginReadsTheAnswerAndItsHeaders(RestCall call) {
        String id = alice.makeId();

        Answer answer = call.call(alice.http(), id).origin(ORIGIN).send();

        assertThat(answer.status()).isBetween(200, 204);
        assertReadable(answer);
    }

    @Test
    void anAllowedOriginReadsRefusalsToo() {
        assertReadable(alice.http().get("/no-such-id").origin(ORIGIN).send().expect(404));
        assertReadable(alice.creation("name", "").origin(ORIGIN).send().expect(400));
        assertReadable(alice.list().query("max", "x").origin(ORIGIN).send().expect(400));

        policy.set("reauthMaxAge", "PT2M");
        Answer stale = alice.creation("name", "x").origin(ORIGIN).send().expect(401);
        assertThat(stale.header("WWW-Authenticate")).isPresent();
        assertReadable(stale);
    }

    @Test
    void theServersOwnPagesNeedNoPermission() {
        String own = realm.keycloak().url();

        assertThat(alice.list().origin(own).send().status()).isEqualTo(200);
        assertThat(alice.creation("name", "x").origin(own).send().status()).isEqualTo(201);
    }

    @Test
    void withoutAnOriginNothingIsSaid() {
        assertThat(alice.list().send().header("Access-Control-Allow-Origin")).isEmpty();
    }

    private static void assertReadable(Answer answer) {
        assertThat(answer.headers("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers").orElse("").split(",\\s*"))
                .contains("Location", "X-Total-Count", "WWW-Authenticate");
    }
}
