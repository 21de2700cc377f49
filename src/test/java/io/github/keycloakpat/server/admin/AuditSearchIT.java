package io.github.keycloakpat.server.admin;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators search the audit trail of their realm. */
@KeycloakTest
class AuditSearchIT {
    private static final String CONSOLE = "other-app";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final RealmTrail trail;
    private final UserRest alice;
    private final UserRest bob;
    private final String aliceId;
    private final String bobId;

    AuditSearchIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.trail = RealmTrail.of(realm);
        this.alice = UserRest.of(realm, "alice");
        this.bob = UserRest.of(realm, "bob");
        this.aliceId = realm.users().id("alice");
        this.bobId = realm.users().id("bob");
    }

    @BeforeEach
    void noLines() {
        alice.clear();
        bob.clear();
        keycloak.sqlUpdate(
                "DELETE FROM PAT_AUDIT WHERE REALM_ID = ?", realm.get().getId());
    }

    @Test
    void allLinesOfTheRealmAreShownNewestFirst() {
        String hers = alice.makeId("name", "hers");
        String his = bob.makeId("name", "his");
        alice.revoke(hers).expect(204);
        bob.update(his, "name", "renamed").expect(200);

        List<JsonNode> lines = trail.lines();

        assertThat(lines)
                .extracting(line -> line.path("type").asText() + " "
                        + line.path("tokenName").asText())
                .containsExactly("UPDATED renamed", "REVOKED hers", "CREATED his", "CREATED hers");
        assertThat(lines.get(1).path("tokenId").asText()).isEqualTo(hers);
        assertThat(lines.get(1).path("userId").asText()).isEqualTo(aliceId);
        assertThat(names(lines.get(0)))
                .containsExactlyInAnyOrder(
                        "id",
                        "type",
                        "tokenId",
                        "tokenName",
                        "userId",
                        "actorId",
                        "clientId",
                        "ip",
                        "userAgent",
                        "at",
                        "details");
    }

    @Test
    void linesOfOneMillisecondAreOrderedByTheirIds() {
        for (int i = 0; i < 5; i++) {
            alice.makeId();
        }
        keycloak.sqlUpdate(
                "UPDATE PAT_AUDIT SET AT = ? WHERE REALM_ID = ?",
                keycloak.now().toEpochMilli(),
                realm.get().getId());

        List<String> ids = trail.texts("id");

        assertThat(ids).hasSize(5).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(pages(2)).isEqualTo(ids);
    }

    @Test
    void linesComeInPagesOfTwentyIfNothingIsSaid() {
        for (int i = 0; i < 25; i++) {
            alice.makeId();
        }
        List<String> all = trail.texts("id");

        assertThat(page()).isEqualTo(all.subList(0, 20));
        assertThat(page("first", 20)).isEqualTo(all.subList(20, 25));
        assertThat(page("first", 3, "max", 4)).isEqualTo(all.subList(3, 7));
        assertThat(page("max", 0)).isEmpty();
        assertThat(page("first", 25)).isEmpty();
        assertThat(pages(7)).isEqualTo(all);
    }

    private List<String> page(Object... query) {
        Answer answer = trail.read(query).expect(200);
        assertThat(answer.header("X-Total-Count")).hasValue("25");
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
        return ids(answer);
    }

    /** All lines, page by page. */
    private List<String> pages(int size) {
        List<String> ids = new ArrayList<>();
        List<String> page;
        do {
            page = ids(trail.read("first", ids.size(), "max", size).expect(200));
            ids.addAll(page);
        } while (!page.isEmpty());
        return ids;
    }

    private static List<String> ids(Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.json().forEach(line -> ids.add(line.path("id").asText()));
        return ids;
    }

    @Test
    void linesAreFoundByOwnerAndToken() {
        String hers = alice.makeId();
        String other = alice.makeId();
        bob.makeId();

        assertThat(trail.texts("tokenId", "userId", aliceId)).containsExactly(other, hers);
        assertThat(trail.texts("tokenId", "tokenId", hers)).containsExactly(hers);
        assertThat(trail.texts("tokenId", "tokenId", hers, "userId", aliceId)).containsExactly(hers);
        assertThat(trail.lines("tokenId", hers, "userId", bobId)).isEmpty();
        assertThat(trail.lines("userId", UUID.randomUUID())).isEmpty();
        assertThat(trail.lines("tokenId", "no-such-token")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CI Größe", "ci größe", " CI GRÖßE ", "ci gro\u0308ße", "ＣＩ　ｇröße", "CI\u00a0Größe"})
    void linesAreFoundByTheNameWhateverTheCaseAndTheFormOfItsLetters(String asked) {
        String id = alice.makeId("name", "CI Größe");
        alice.makeId("name", "CI Größe 2");

        assertThat(trail.texts("tokenId", "tokenName", asked)).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CI", "%", "CI Gr__e", "CI Größe*"})
    void aPartOfANameOrAPatternFindsNothing(String asked) {
        alice.makeId("name", "CI Größe");

        assertThat(trail.lines("tokenName", asked)).isEmpty();
    }

    @Test
    void linesAreFoundByTheNameThatTheTokenHadThen() {
        String id = alice.makeId("name", "before");
        alice.update(id, "name", "after").expect(200);

        assertThat(trail.texts("type", "tokenName", "before")).containsExactly("CREATED");
        assertThat(trail.texts("type", "tokenName", "after")).containsExactly("UPDATED");
    }

    @Test
    void deletedTokensAreFoundByTheirNames() {
        String id = alice.makeId("name", "Gone");
        alice.delete(id).expect(204);

        assertThat(trail.texts("type", "tokenName", "gone")).containsExactly("DELETED", "CREATED");
        assertThat(trail.texts("type", "tokenId", id)).containsExactly("DELETED", "CREATED");
    }

    @Test
    void tokensOfRemovedUsersAreFound() {
        String ghost = realm.users().create("ghost");
        String id = UserRest.of(realm, "ghost").makeId("name", "haunted");
        realm.users().delete("ghost");

        assertThat(trail.texts("type", "userId", ghost)).containsExactly("DELETED", "CREATED");
        assertThat(trail.texts("type", "tokenName", "haunted", "tokenId", id)).containsExactly("DELETED", "CREATED");
    }

    @Test
    void linesAreFoundByTheirTypes() {
        String id = alice.makeId();
        alice.update(id, "description", "x").expect(200);
        alice.revoke(id).expect(204);

        assertThat(trail.texts("type", "type", "REVOKED")).containsExactly("REVOKED");
        assertThat(trail.texts("type", "type", "REVOKED", "type", "CREATED")).containsExactly("REVOKED", "CREATED");
        assertThat(trail.texts("type", "type", "REVOKED", "type", "REVOKED")).containsExactly("REVOKED");
        assertThat(trail.lines("type", "DELETED")).isEmpty();
        assertThat(trail.read("type", "REVOKED", "type", "CREATED").expect(200).header("X-Total-Count"))
                .hasValue("2");
    }

    @Test
    void linesAreFoundByTimesOfWhichTheFirstBelongsToThemAndTheLastDoesNot() {
        String early = lineAt("2026-03-01T12:00:00.500Z");
        String late = lineAt("2026-03-01T12:00:01.500Z");

        assertThat(trail.texts("tokenId")).containsExactly(late, early);
        assertThat(trail.texts("tokenId", "from", "2026-03-01T12:00:00.500Z")).containsExactly(late, early);
        assertThat(trail.texts("tokenId", "from", "2026-03-01T12:00:00.500001Z"))
                .containsExactly(late);
        assertThat(trail.texts("tokenId", "from", "2026-03-01T13:00:01+01:00")).containsExactly(late);
        assertThat(trail.texts("tokenId", "to", "2026-03-01T12:00:01.500Z")).containsExactly(early);
        assertThat(trail.texts("tokenId", "to", "2026-03-01T12:00:01.500001Z")).containsExactly(late, early);
        assertThat(trail.texts("tokenId", "from", "2026-03-01T12:00:00Z", "to", "2026-03-01T12:00:01Z"))
                .containsExactly(early);
        assertThat(trail.lines("from", "2026-03-01T12:00:01Z", "to", "2026-03-01T12:00:01Z"))
                .isEmpty();
        assertThat(trail.lines("from", "2026-03-02T00:00:00Z", "to", "2026-03-01T00:00:00Z"))
                .isEmpty();
    }

    private String lineAt(String time) {
        String id = alice.makeId();
        keycloak.sqlUpdate(
                "UPDATE PAT_AUDIT SET AT = ? WHERE TOKEN_ID = ?",
                Instant.parse(time).toEpochMilli(),
                id);
        return id;
    }

    @Test
    void whatIsAskedMustAllHold() {
        String id = alice.makeId("name", "all");
        bob.makeId("name", "all");
        alice.revoke(id).expect(204);

        List<Object> query = new ArrayList<>(List.of("tokenName", "ALL", "userId", aliceId, "tokenId", id));
        query.addAll(List.of("type", "CREATED", "from", "2000-01-01T00:00:00Z", "to", "2999-01-01T00:00:00Z"));

        assertThat(trail.texts("tokenId", query.toArray())).containsExactly(id);
        for (int i = 0; i < query.size(); i += 2) {
            Map<String, Object> others = Map.of(
                    "tokenName", "other",
                    "userId", bobId,
                    "tokenId", UUID.randomUUID(),
                    "type", "DELETED",
                    "from", "2998-01-01T00:00:00Z",
                    "to", "2001-01-01T00:00:00Z");
            List<Object> otherwise = new ArrayList<>(query);
            otherwise.set(i + 1, others.get((String) query.get(i)));
            assertThat(trail.lines(otherwise.toArray())).as("%s", otherwise).isEmpty();
        }
    }

    @Test
    void anEmptyParameterIsAsGoodAsNone() {
        String id = alice.makeId();

        assertThat(trail.texts("tokenId", "userId", "", "tokenId", "", "tokenName", " ", "from", "", "to", ""))
                .containsExactly(id);
    }

    @Test
    void aChangedPolicyIsOfNoTokenAndNoOwner() {
        realm.admin()
                .put("/personal-access-tokens/policy")
                .json(Map.of("noticeDays", List.of(5)))
                .send()
                .expect(200);

        JsonNode line = trail.lines("type", "POLICY_CHANGED").get(0);

        for (String field : List.of("tokenId", "tokenName", "userId")) {
            assertThat(line.path(field).isNull()).as(field).isTrue();
        }
        assertThat(line.path("actorId").asText()).isNotBlank();
        assertThat(line.at("/details/noticeDays").asText()).isEqualTo("5");
        assertThat(trail.lines("userId", line.path("actorId").asText())).isEmpty();
    }

    @Test
    void anotherRealmsLinesAreNotShown() {
        TestRealm other = TestRealms.standard(keycloak);
        String id = UserRest.of(other, "alice").makeId("name", "elsewhere");

        assertThat(trail.lines("tokenId", id)).isEmpty();
        assertThat(trail.lines("tokenName", "elsewhere")).isEmpty();
        assertThat(RealmTrail.of(other).texts("tokenId", "tokenName", "elsewhere"))
                .containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({
        "first, -1",
        "first, x",
        "max, 101",
        "max, -1",
        "max, 1.5",
        "type, created",
        "type, NO_SUCH_TYPE",
        "type, ''",
        "from, yesterday",
        "from, 2026-03-01",
        "from, 2026-03-01T12:00:00",
        "from, 1767225600",
        "to, 2026-13-01T12:00:00Z",
        "to, +12026-01-01T12:00:00Z",
        "sort, at",
        "order, asc",
        "status, all",
        "clientId, kcpat",
        "search, x"
    })
    void whatIsNotUnderstoodIsRefused(String parameter, String value) {
        assertRefused(trail.read(parameter, value), 400, "invalid_request", parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "tokenId", "tokenName", "from", "to"})
    void whatIsTooLongOrNoTextOrGivenTwiceIsRefused(String parameter) {
        assertRefused(trail.read(parameter, "x".repeat(256)), 400, "invalid_request", parameter);
        assertThat(trail.read(parameter, "a\0b").status()).isEqualTo(400); // by Keycloak itself, as of any address
        assertRefused(
                trail.read(parameter, "2026-03-01T12:00:00Z", parameter, "2026-03-02T12:00:00Z"),
                400,
                "invalid_request",
                parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"userId", "tokenId", "tokenName", "type", "from"})
    void aTokensValueIsNotRepeated(String parameter) {
        String value = alice.make().path("token").asText();

        Answer answer = trail.read(parameter, value);

        assertRefused(answer, 400, "invalid_request", parameter);
        assertThat(answer.text()).doesNotContain(value.substring(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"view-users", "manage-users", "view-realm", "query-users"})
    void whoMayNotSeeKeycloaksEventsIsRefused(String role) {
        realm.users().create("no-" + role, "realm-management/" + role);

        Answer answer = RealmTrail.by(realm, realm.token(CONSOLE, "no-" + role)).read();

        assertRefused(answer, 403, "permission_denied");
    }

    @Test
    void whoMaySeeKeycloaksEventsSeesOurs() {
        realm.users().create("auditor", "realm-management/view-events");
        String id = alice.makeId();

        assertThat(RealmTrail.by(realm, realm.token(CONSOLE, "auditor")).texts("tokenId"))
                .containsExactly(id);
    }

    @Test
    void nobodySeesItWithoutASignInOrAsAnOrdinaryUser() {
        assertThat(RealmTrail.by(realm, "").read().status()).isEqualTo(401); // by Keycloak's own admin API
        assertRefused(RealmTrail.by(realm, realm.token(CONSOLE, "alice")).read(), 403, "permission_denied");
    }

    @Test
    void itIsOnlyRead() {
        assertThat(trail.post().status()).isEqualTo(405);
    }
}
