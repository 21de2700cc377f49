package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Query parameters that are not what they should be: refusals 82 and 83. */
@KeycloakTest
@Tag("wire")
class ListParametersIT {
    private final UserRest alice;

    ListParametersIT(TestRealm realm) {
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void oneToken() {
        alice.clear();
        alice.make("name", "before");
    }

    @ParameterizedTest
    @CsvSource({
        "status, foo",
        "status, ACTIVE",
        "status, ''",
        "status, 'active,expired'",
        "sort, foo",
        "sort, status",
        "sort, id",
        "sort, Name",
        "sort, ''",
        "sort, 'name,createdAt'",
        "sort, created_at",
        "order, up",
        "order, ASC",
        "order, ''",
        "first, -1",
        "first, x",
        "first, 1.5",
        "first, ''",
        "first, ' 1'",
        "first, 99999999999",
        "first, +1",
        "max, 101",
        "max, -1",
        "max, x",
        "max, ''",
        "max, 1000000",
        "max, 99999999999",
        "max, 1e1",
        "max, ٣"
    })
    void aParameterThatCanNotBeUnderstoodIsRefused(String name, String value) {
        assertRefused(alice.list().query(name, value).send(), 400, "invalid_request", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "search", "first", "max", "sort", "order"})
    void aParameterIsGivenOnce(String name) {
        String value = switch (name) {
            case "status" -> "all";
            case "sort" -> "name";
            case "order" -> "asc";
            default -> "1";
        };

        assertThat(alice.list().query(name, value).send().status()).isEqualTo(200);
        assertRefused(alice.list().query(name, value).query(name, value).send(), 400, "invalid_request", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "Status", "offset", "limit", "confirm", "access_token"})
    void anUnknownParameterIsRefused(String name) {
        assertRefused(alice.list().query(name, "x").send(), 400, "invalid_request", name);
    }

    @Test
    void aSearchHasAtMost255CharactersAndNoNul() {
        assertThat(alice.list().query("search", "a".repeat(255)).send().status())
                .isEqualTo(200);
        assertRefused(alice.list().query("search", "a".repeat(256)).send(), 400, "invalid_request", "search");
        assertThat(alice.list().query("search", "a\u0000b").send().status()).isEqualTo(400);
    }

    @Test
    void aHundredAreTheLargestPageAndNoneTheSmallest() {
        assertThat(alice.listed("name", "max", 100)).containsExactly("before");
        assertThat(alice.listed("name", "max", 0)).isEmpty();
        assertThat(alice.list().query("max", 0).send().header("X-Total-Count")).hasValue("1");
    }

    @ParameterizedTest
    @CsvSource({"status, foo", "status, ''", "first, 0", "max, 1", "sort, name", "order, asc", "userId, x"})
    void deletionRefusesWhatItDoesNotUnderstand(String name, String value) {
        assertRefused(
                alice.deleteAll().query("confirm", true).query(name, value).send(), 400, "invalid_request", name);
        assertThat(alice.names()).containsExactly("before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "search", "confirm"})
    void deletionTakesEachParameterOnce(String name) {
        String value = name.equals("confirm") ? "true" : "all";

        assertRefused(
                alice.deleteAll()
                        .query("confirm", true)
                        .query(name, value)
                        .query(name, value)
                        .send(),
                400,
                "invalid_request",
                name);
        assertThat(alice.names()).containsExactly("before");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "TRUE", "1", "yes", ""})
    void deletionOfAllIsConfirmedByTrueOnly(String confirm) {
        assertRefused(
                alice.deleteAll()
                        .query("status", "all")
                        .query("confirm", confirm)
                        .send(),
                400,
                "confirmation_required");
        assertThat(alice.names()).containsExactly("before");
    }

    @Test
    void deletionOfAllIsConfirmed() {
        assertRefused(alice.deleteAll().send(), 400, "confirmation_required");
        assertRefused(alice.deleteAll().query("status", "active").send(), 400, "confirmation_required");
        assertThat(alice.names()).containsExactly("before");
    }
}
