package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too large or no JSON by their own account. */
@KeycloakTest
@Tag("wire")
class PayloadIT {
    private static final int LIMIT = 65_536;

    private final UserRest alice;
    private String id = "";

    PayloadIT(TestRealm realm) {
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void oneToken() {
        alice.clear();
        id = alice.makeId("name", "before");
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 100_000, 1_000_000})
    void aBodyOfMoreThan64KilobytesIsRefused(int size) {
        String body = "{\"name\":\"x\"}" + " ".repeat(size - 12);

        assertRefused(alice.http().post("").json(body).send(), 413, "payload_too_large");
        assertRefused(alice.http().put("/" + id).json(body).send(), 413, "payload_too_large");
        assertRefused(alice.http().post("/" + id + "/revoke").json(body).send(), 413, "payload_too_large");
        assertUnchanged();
    }

    @Test
    void aBodyOf64KilobytesIsRead() {
        String body = "{\"name\":\"x\"}" + " ".repeat(LIMIT - 12);

        assertThat(alice.http().post("").json(body).send().status()).isEqualTo(201);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml",
                "text/json",
                "application/merge-patch+json",
                "multipart/form-data",
                "application/*",
                "*/*",
                "application/jsonx",
                ""
            })
    void anotherContentTypeThanJsonIsRefused(String type) {
        String body = "{\"name\":\"x\"}";

        assertShown415(alice.http().post("").body(type, body).send());
        assertShown415(alice.http().put("/" + id).body(type, body).send());
        assertShown415(alice.http().post("/" + id + "/revoke").body(type, "{}").send());
        assertUnchanged();
    }

    private static void assertShown415(Answer answer) {
        assertRefused(answer, 415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=utf-8", "Application/JSON", "application/json; charset=UTF-8"})
    void jsonInAnySpellingIsRead(String type) {
        assertThat(alice.http()
                        .post("")
                        .body(type, "{\"name\":\"é\"}")
                        .send()
                        .expect(201)
                        .text("name"))
                .isEqualTo("é");
    }

    private void assertUnchanged() {
        assertThat(alice.names()).containsExactly("before");
        assertThat(alice.read(id).path("status").asText()).isEqualTo("ACTIVE");
    }
}
