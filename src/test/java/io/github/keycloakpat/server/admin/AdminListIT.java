package io.github.keycloakpat.server.admin;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.harness.Await;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of all tokens of a realm: filters alone and combined, order, pages, refusals 82 and 83. */
@KeycloakTest
class AdminListIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final AdminRest admin;
    private final UserRest alice;
    private final UserRest bob;
    private final Policy policy;

    AdminListIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.admin = AdminRest.mighty(realm);
        this.alice = UserRest.of(realm, "alice");
        this.bob = UserRest.of(realm, "bob");
        this.policy = new Policy(realm);
    }

    @BeforeEach
    void tokens() {
        alice.clear();
        bob.clear();
        alice.make("name", "a1 reads", "scopes", List.of("read"), "expiresIn", "P1D");
        alice.make("name", "a2 both", "scopes", List.of("read", "execute"), "audiences", List.of("orders-api"));
        String revoked = alice.makeId("name", "a3 revoked", "scopes", List.of("execute"), "expiresIn", "P300D");
        alice.revoke(revoked).expect(204);
        bob.make("name", "b1 reads", "scopes", List.of("read"), "description", "of Bob's machine");
        bob.make("name", "b2 bare", "expiresIn", "P200D", "audiences", List.of("billing-api"));
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=active                                 | a1 reads, a2 both, b1 reads, b2 bare",
                "status=all                                    | a1 reads, a2 both, a3 revoked, b1 reads, b2 bare",
                "status=revoked                                | a3 revoked",
                "status=expired                                | ",
                "userId={alice}                                | a1 reads, a2 both",
                "userId={alice} status=all                     | a1 reads, a2 both, a3 revoked",
                "userId={unknown}                              | ",
                "userId=f:x                                    | ",
                "userId=f:                                     | ",
                "username=bob                                  | b1 reads, b2 bare",
                "username=BOB                                  | b1 reads, b2 bare",
                "username=bo                                   | ",
                "username=nobody                               | ",
                "username=bob userId={alice}                   | ",
                "username=alice userId={alice}                 | a1 reads, a2 both",
                "scope=read                                    | a1 reads, a2 both, b1 reads",
                "scope=execute                                 | a2 both",
                "scope=execute status=all                      | a2 both, a3 revoked",
                "scope=rea                                     | ",
                "scope=READ                                    | ",
                "scope=%                                       | ",
                "audience=orders-api                           | a2 both",
                "audience=billing-api                          | b2 bare",
                "audience=billing-api scope=read               | ",
                "audience=nothing                              | ",
                "search=reads                                  | a1 reads, b1 reads",
                "search=READS                                  | a1 reads, b1 reads",
                "search=machine                                | b1 reads",
                "search=%                                      | ",
                "search=_1                                     | ",
                "search=reads userId={alice}                   | a1 reads",
                "expiresBefore={P2D}                           | a1 reads",
                "expiresBefore={P100D}                         | a1 reads, a2 both, b1 reads",
                "expiresBefore={P100D} scope=execute           | a2 both",
                "expiresBefore={P400D} status=all              | a1 reads, a2 both, a3 revoked, b1 reads, b2 bare",
                "unusedSince={P1D}                             | a1 reads, a2 both, b1 reads, b2 bare",
                "unusedSince={-P1D}                            | ",
                "violatesPolicy=true                           | ",
                "violatesPolicy=false                          | a1 reads, a2 both, b1 reads, b2 bare",
                "scope=read search=b status=active username=bob | b1 reads",
                "search=                                       | a1 reads, a2 both, b1 reads, b2 bare",
            })
    void shows(String query, String names) {
        List<Object> parameters = new ArrayList<>(List.of("sort", "name"));
        for (String part : query.strip().split(" ", -1)) {
            String[] pair = part.split("=", -1);
            parameters.addAll(List.of(pair[0], fill(pair[1])));
        }
        Answer list = admin.list(parameters.toArray());

        List<String> expected =
                names == null ? List.of() : List.of(names.strip().split(", ", -1));
        assertThat(AdminRest.texts(list, "name")).as(query).isEqualTo(expected);
        assertThat(AdminRest.total(list)).as(query).isEqualTo(expected.size());
    }

    private String fill(String value) {
        return switch (value) {
            case "{alice}" -> realm.users().id("alice");
            case "{unknown}" -> "00000000-0000-0000-0000-000000000000";
            default -> value.startsWith("{") ? inThe(value.substring(1, value.length() - 1)) : value;
        };
    }

    private String inThe(String future) {
        return keycloak.now()
                .plus(Duration.parse(future))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    @ParameterizedTest
    @CsvSource({
        "max, 101",
        "max, -1",
        "max, x",
        "max, ''",
        "first, -1",
        "first, 1.5",
        "first, 99999999999",
        "sort, userId",
        "sort, NAME",
        "order, up",
        "status, ACTIVE",
        "status, deleted",
        "expiresBefore, tomorrow",
        "expiresBefore, 2026-13-01T00:00:00Z",
        "unusedSince, P1D",
        "violatesPolicy, maybe",
        "violatesPolicy, TRUE",
        "realm, master",
        "userID, x",
        "confirm, true",
    })
    void refuses(String parameter, String value) {
        assertRefused(admin.list(parameter, value), 400, "invalid_request", parameter);
    }

    @Test
    void refusesWhatIsRepeatedTooLongOrAValue() {
        String value = alice.make().path("token").asText();

        assertRefused(admin.list("scope", "read", "scope", "execute"), 400, "invalid_request", "scope");
        for (String name : List.of("userId", "username", "scope", "audience", "search")) {
            assertRefused(admin.list(name, "x".repeat(256)), 400, "invalid_request", name);
            assertThat(admin.list(name, "a\0b").status()).isEqualTo(400); // Keycloak's own refusal
        }
        assertRefused(admin.list("search", value), 400, "invalid_request", "search");
    }

    @Test
    void isOrderedAndPagedWithTiesByIdAndNullsLast() {
        policy.set("neverExpireAllowed", "true");
        alice.make("name", "a4 never", "expiresIn", "never");

        assertThat(admin.listed("name", "sort", "expiresAt", "order", "asc"))
                .startsWith("a1 reads")
                .endsWith("a4 never");
        assertThat(admin.listed("name", "sort", "expiresAt", "order", "desc"))
                .startsWith("b2 bare")
                .endsWith("a4 never");
        List<String> all = admin.listed("id", "sort", "createdAt");
        List<String> paged = new ArrayList<>();
        for (int first = 0; first < all.size(); first += 2) {
            Answer page = admin.list("sort", "createdAt", "first", first, "max", 2);
            assertThat(AdminRest.total(page)).isEqualTo(all.size());
            paged.addAll(AdminRest.texts(page, "id"));
        }
        assertThat(paged).isEqualTo(all).doesNotHaveDuplicates();
        assertThat(admin.listed("id", "first", 1000)).isEmpty();
        assertThat(admin.listed("id", "max", 0)).isEmpty();
    }

    @Test
    void rightsThatWereAddedOrTakenAwaySinceAreWhatCounts() {
        String id = alice.makeId("name", "changed", "scopes", List.of("read"));
        alice.addRights(id, "scopes", List.of("execute")).expect(200);
        assertThat(admin.listed("name", "scope", "execute", "sort", "name")).containsExactly("a2 both", "changed");

        alice.removeScope(id, "read").expect(204);
        assertThat(admin.listed("name", "scope", "read", "sort", "name"))
                .containsExactly("a1 reads", "a2 both", "b1 reads");

        alice.update(id, "scopes", List.of()).expect(200);
        assertThat(admin.listed("name", "scope", "execute")).containsExactly("a2 both");

        alice.update(id, "name", "renamed").expect(200);
        policy.set("scopesRequired", "true");
        assertThat(admin.listed("name", "violatesPolicy", "true", "sort", "name"))
                .containsExactly("b2 bare", "renamed");
    }

    @Test
    void tellsWhoseTheyAre() {
        JsonNode token = admin.list("username", "bob", "search", "bare").json().get(0);

        assertThat(token.path("username").asText()).isEqualTo("bob");
        assertThat(token.path("userId").asText()).isEqualTo(realm.users().id("bob"));
        assertThat(token.path("audiences").toString()).isEqualTo("[\"billing-api\"]");
        assertThat(token.has("token")).isFalse();
        assertThat(admin.read(token.path("id").asText())).isEqualTo(token);
    }

    @Test
    void whatWasUsedIsNotUnused() {
        Pats pats = new Pats(realm);
        JsonNode used = bob.make("name", "b3 used", "scopes", List.of("read"));
        pats.exchange("script", used.path("token").asText()).expect(200);
        Await.until(
                Duration.ofSeconds(30),
                "a use",
                () -> bob.read(used.path("id").asText()).path("useCount").asLong() == 1);
        keycloak.shiftTime(Duration.ofHours(2));
        AdminRest now = AdminRest.mighty(realm);

        assertThat(now.listed("name", "unusedSince", inThe("-PT1H")))
                .contains("b3 used", "a1 reads")
                .doesNotContain("a3 revoked");
        assertThat(now.listed("name", "unusedSince", inThe("-PT3H"))).isEmpty();
        assertThat(now.listed("name", "sort", "lastUsedAt", "max", 1)).containsExactly("b3 used");
        pats.exchange("script", used.path("token").asText()).expect(200);
        Await.until(
                Duration.ofSeconds(30),
                "another use",
                () -> now.read(used.path("id").asText()).path("useCount").asLong() == 2);
        assertThat(now.listed("name", "unusedSince", inThe("-PT1H")))
                .contains("a1 reads")
                .doesNotContain("b3 used");
    }

    @Test
    void whatExpiresBetweenIsExpired() {
        keycloak.shiftTime(Duration.ofDays(2));
        AdminRest later = AdminRest.mighty(realm);

        assertThat(later.listed("name", "status", "expired")).containsExactly("a1 reads");
        assertThat(later.listed("name", "sort", "name")).containsExactly("a2 both", "b1 reads", "b2 bare");
    }

    @Test
    void ofAUserWhoIsGoneIsShownWithoutAName() {
        String id = alice.makeId("name", "orphan");
        keycloak.sqlUpdate("UPDATE PAT_TOKEN SET USER_ID = ? WHERE ID = ?", "gone-user", id);

        JsonNode orphan = admin.list("search", "orphan").expect(200).json().get(0);

        assertThat(orphan.path("userId").asText()).isEqualTo("gone-user");
        assertThat(orphan.path("username").isNull()).isTrue();
        assertThat(admin.revokeMany("filter", Map.of("search", "orphan"))
                        .expect(200)
                        .json()
                        .path("skipped")
                        .asLong())
                .isEqualTo(1);
        keycloak.sqlUpdate("DELETE FROM PAT_SECRET WHERE TOKEN_ID = ?", id);
        keycloak.sqlUpdate("DELETE FROM PAT_TOKEN WHERE ID = ?", id);
    }

    /** The policy is tightened; what was made before stays as it is and is found. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maxLifetime      | P100D    | b2 bare",
                "maxLifetime      | PT1H     | a1 reads, a2 both, b1 reads, b2 bare",
                "maxLifetime      | P999999999W | ",
                "grantableScopes  | read     | a2 both",
                "grantableScopes  | nothing  | a1 reads, a2 both, b1 reads",
                "scopesRequired   | true     | b2 bare",
                "audienceRequired | true     | a1 reads, b1 reads",
                "scopesRequired   | sure     | b2 bare",
                "maxLifetime      | soon     | a1 reads, a2 both, b1 reads, b2 bare",
            })
    void showsWhatTodaysPolicyWouldNotMake(String field, String value, String names) {
        policy.set(field, value);
        List<String> outside = names == null ? List.of() : List.of(names.split(", ", -1));
        List<String> inside = new ArrayList<>(List.of("a1 reads", "a2 both", "b1 reads", "b2 bare"));
        inside.removeAll(outside);

        assertThat(admin.listed("name", "violatesPolicy", true, "sort", "name")).isEqualTo(outside);
        assertThat(admin.listed("name", "violatesPolicy", false, "sort", "name"))
                .isEqualTo(inside);
        assertThat(admin.stats().path("outsidePolicy").asInt()).isEqualTo(outside.size());
        assertThat(admin.listed("name", "status", "all")).hasSize(5);
        assertThat(admin.stats().path("active").asInt()).isEqualTo(4);
    }

    @Test
    void namesAreFoundWhateverTheirCaseInTheRealm() {
        realm.users().create("Mixed.Case");
        UserRest mixed = UserRest.of(realm, "mixed.case");
        String id = mixed.makeId();

        for (String name : List.of("Mixed.Case", "mixed.case", "MIXED.CASE")) {
            assertThat(admin.listed("id", "username", name)).containsExactly(id);
            assertThat(admin.list("username", name)
                            .json()
                            .get(0)
                            .path("username")
                            .asText())
                    .isEqualTo("mixed.case");
        }
    }
}
