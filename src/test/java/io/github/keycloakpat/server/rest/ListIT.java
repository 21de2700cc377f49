package io.github.keycloakpat.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters, search, order and pages of the list. */
@KeycloakTest
class ListIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;

    ListIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
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

    @Test
    void isFilteredByStatus() {
        alice.make("name", "active");
        alice.revoke(alice.makeId("name", "revoked")).expect(204);
        alice.revoke(alice.makeId("name", "revoked and expired", "expiresIn", "PT5S"))
                .expect(204);
        alice.make("name", "expired", "expiresIn", "PT5S");
        keycloak.shiftTime(Duration.ofSeconds(5));

        assertThat(alice.listed("name")).containsExactly("active");
        assertThat(alice.listed("name", "status", "active")).containsExactly("active");
        assertThat(alice.listed("name", "status", "expired")).containsExactly("expired");
        assertThat(alice.listed("name", "status", "revoked"))
                .containsExactlyInAnyOrder("revoked", "revoked and expired");
        assertThat(alice.listed("status", "status", "all", "sort", "name"))
                .containsExactly("ACTIVE", "EXPIRED", "REVOKED", "REVOKED");
    }

    @ParameterizedTest
    @CsvSource({
        "staging, Ci-Staging",
        "STAGING, Ci-Staging",
        "i-s, Ci-Staging",
        "deploys, Ci-Staging",
        "FROM ci, Ci-Staging",
        "' staging ', Ci-Staging",
        "100%, 100% sure",
        "0%, 100% sure",
        "a_b, a_b",
        "wow!, wow!",
        "!, wow!",
        "\\, back\\slash",
        "it's, it's",
        "überall, Überall",
        "Überall, Überall"
    })
    void isSearchedByPartsOfNameAndDescriptionTakenLiterally(String search, String found) {
        alice.make("name", "Ci-Staging", "description", "Deploys from CI");
        for (String name :
                List.of("100% sure", "100 sure", "a_b", "axb", "wow!", "wow", "back\\slash", "it's", "Überall")) {
            alice.make("name", name);
        }

        assertThat(alice.listed("name", "search", search)).containsExactly(found);
        assertThat(alice.list().query("search", search).send().header("X-Total-Count"))
                .hasValue("1");
    }

    @Test
    void isSearchedByTheHint() {
        String hint = alice.make("name", "with a hint").path("hint").asText();
        alice.make();

        assertThat(alice.listed("name", "search", hint)).containsExactly("with a hint");
        assertThat(alice.listed("name", "search", hint.substring(7).toLowerCase(Locale.ROOT)))
                .contains("with a hint");
    }

    @Test
    void isWholeIfTheSearchIsBlankAndEmptyIfNothingMatches() {
        alice.make("name", "one");

        assertThat(alice.listed("name", "search", " ")).containsExactly("one");
        assertThat(alice.listed("name", "search", "")).containsExactly("one");
        assertThat(alice.listed("name", "search", "two")).isEmpty();
        assertThat(alice.list().query("search", "two").send().header("X-Total-Count"))
                .hasValue("0");
    }

    @ParameterizedTest
    @CsvSource({
        "name, asc, a B c D",
        "name, desc, D c B a",
        "name, , a B c D",
        "createdAt, asc, D c B a",
        "createdAt, desc, a B c D",
        "createdAt, , D c B a",
        ", , a B c D",
        ", asc, D c B a",
        "expiresAt, asc, c a B D",
        "expiresAt, desc, a c B D",
        "expiresAt, , c a B D",
        "lastUsedAt, asc, B D a c",
        "lastUsedAt, desc, D B a c",
        "lastUsedAt, , B D a c"
    })
    void isOrderedWithNullsLastAndTiesById(String sort, String order, String names) {
        List<String> ids = makeSorted(4);
        change(ids.get(0), "a", 4000, 8000L, null);
        change(ids.get(1), "B", 3000, null, 1000L);
        change(ids.get(2), "c", 2000, 7000L, null);
        change(ids.get(3), "D", 1000, null, 2000L);

        List<Object> query = new ArrayList<>();
        if (sort != null) {
            query.addAll(List.of("sort", sort));
        }
        if (order != null) {
            query.addAll(List.of("order", order));
        }
        query.addAll(List.of("status", "all"));
        assertThat(alice.listed("name", query.toArray())).containsExactly(names.split(" "));
    }

    /** Ids made in one millisecond have no order of their own. */
    private List<String> makeSorted(int count) {
        return IntStream.range(0, count).mapToObj(i -> alice.makeId()).sorted().toList();
    }

    private void change(String id, String name, long createdAt, Long expiresAt, Long lastUsedAt) {
        alice.update(id, "name", name).expect(200);
        keycloak.sqlUpdate("UPDATE PAT_TOKEN SET CREATED_AT = ? WHERE ID = ?", createdAt, id);
        keycloak.sqlUpdate("UPDATE PAT_TOKEN SET EXPIRES_AT = NULL WHERE ID = ?", id);
        if (expiresAt != null) {
            keycloak.sqlUpdate("UPDATE PAT_TOKEN SET EXPIRES_AT = ? WHERE ID = ?", expiresAt, id);
        }
        if (lastUsedAt != null) {
            keycloak.sqlUpdate("UPDATE PAT_USAGE SET LAST_USED_AT = ? WHERE TOKEN_ID = ?", lastUsedAt, id);
        }
    }

    @ParameterizedTest
    @CsvSource({"createdAt, asc", "createdAt, desc", "expiresAt, asc", "lastUsedAt, asc", "lastUsedAt, desc"})
    void isOrderedByIdWhereAllElseIsEqual(String sort, String order) {
        List<String> ids = makeSorted(5);
        for (String id : ids) {
            keycloak.sqlUpdate("UPDATE PAT_TOKEN SET CREATED_AT = 1000, EXPIRES_AT = NULL WHERE ID = ?", id);
        }

        assertThat(alice.listed("id", "sort", sort, "order", order)).containsExactlyElementsOf(ids);
    }

    @Test
    void hasPagesThatTogetherAreTheWhole() {
        policy.set("neverExpireAllowed", "true");
        for (int i = 0; i < 25; i++) {
            alice.make("expiresIn", i % 2 == 0 ? "never" : "P1D");
        }

        Answer first = alice.list().send();
        assertThat(first.json()).hasSize(20);
        assertThat(first.header("X-Total-Count")).hasValue("25");
        assertThat(alice.listed("id", "first", 20)).hasSize(5);
        assertThat(alice.listed("id", "first", 25)).isEmpty();
        assertThat(alice.listed("id", "first", 1_000_000)).isEmpty();

        List<String> paged = new ArrayList<>();
        for (int i = 0; i < 25; i += 4) {
            paged.addAll(alice.listed("id", "first", i, "max", 4, "sort", "expiresAt"));
        }
        assertThat(paged).hasSize(25).doesNotHaveDuplicates();
        assertThat(paged).isEqualTo(alice.listed("id", "max", 100, "sort", "expiresAt"));
        assertThat(UserRest.of(realm, "bob").list().send().header("X-Total-Count"))
                .hasValue("0");
    }
}
