package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names and descriptions may be: refusal 73. */
@KeycloakTest
class NameIT {
    private final UserRest alice;

    NameIT(TestRealm realm) {
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    /** As JSON writes them, since some can't be encoded otherwise. */
    static Stream<String> unusableNames() {
        return Stream.of(
                "",
                " ",
                "\\t",
                "\\u00a0",
                "\\u3000",
                "\\u200b",
                "\\u200d\\u2060",
                "a".repeat(65),
                "\\ud83d\\ude80".repeat(65),
                "a\\nb",
                "a\\rb",
                "a\\tb",
                "a\\u0000b",
                "a\\u001bb",
                "a\\u007fb",
                "a\\u0085b",
                "a\\u2028b",
                "a\\u2029b",
                "a\\u061cb",
                "a\\u200eb",
                "a\\u200fb",
                "a\\u202ab",
                "a\\u202eb",
                "a\\u2066b",
                "a\\u2069b",
                "a\\ud800b",
                "a\\udc00");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("unusableNames")
    void aNameHas1To64CharactersAndNoneThatDeceives(String name) {
        String id = alice.makeId("name", "before");
        String body = "{\"name\":\"" + name + "\"}";

        assertRefused(alice.http().post("").json(body).send(), 400, "invalid_name", "name");
        assertRefused(alice.http().put("/" + id).json(body).send(), 400, "invalid_name", "name");
        assertThat(alice.names()).containsExactly("before");
    }

    @Test
    void aTokenHasAName() {
        assertRefused(alice.create("description", "nameless"), 400, "invalid_name", "name");
        assertRefused(alice.create("name", null), 400, "invalid_name", "name");
    }

    static Stream<String> usableNames() {
        return Stream.of(
                "a",
                "a".repeat(64),
                "🚀".repeat(64),
                "👩‍👩‍👧 family",
                "Übung für Größe",
                "日本語の名前",
                "مفتاح",
                "a/b?c=d&e#f%20",
                "<script>alert(1)</script>",
                "'; DROP TABLE PAT_TOKEN; --",
                "\"quoted\" \\ back",
                "n\u0303 combining",
                "a\u00a0b");
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("usableNames")
    void aNameComesBackAsItWasWritten(String name) {
        String id = alice.makeId("name", name, "description", name);

        assertThat(alice.read(id).path("name").asText()).isEqualTo(name);
        assertThat(alice.read(id).path("description").asText()).isEqualTo(name);
        assertRefused(alice.create("name", name), 409, "token_name_exists", "name");
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"  ci  ", "\tci", "ci\n", "\u3000ci\u3000"})
    void whiteSpaceAroundANameIsCutOff(String name) {
        assertThat(alice.make("name", name).path("name").asText()).isEqualTo("ci");
    }

    @Test
    void aDescriptionHasAtMost255Characters() {
        assertThat(alice.make("description", "é".repeat(255))
                        .path("description")
                        .asText())
                .hasSize(255);
        assertThat(alice.make("description", "🚀".repeat(255))
                        .path("description")
                        .asText())
                .hasSize(510);
        assertRefused(alice.create("name", "x", "description", "a".repeat(256)), 400, "invalid_request", "description");
        assertThat(alice.make("description", "  ").path("description").isNull()).isTrue();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"a\\nb", "a\\u0000b", "a\\u202eb", "a\\u2028b", "a\\u2066b", "a\\ud800b"})
    void aDescriptionHasNoCharactersThatDeceive(String description) {
        String id = alice.makeId("description", "before");
        String body = "\"description\":\"" + description + "\"}";

        assertRefused(
                alice.http().post("").json("{\"name\":\"x\"," + body).send(), 400, "invalid_request", "description");
        assertRefused(alice.http().put("/" + id).json("{" + body).send(), 400, "invalid_request", "description");
        assertThat(alice.read(id).path("description").asText()).isEqualTo("before");
    }
}
