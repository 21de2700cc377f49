package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left of tokens that are deleted, and what goes with users and realms. */
@KeycloakTest
class RemovalIT {
    private static final List<String> TABLES = List.of("PAT_TOKEN", "PAT_SECRET", "PAT_TOMBSTONE");

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final UserRest alice;

    RemovalIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @Test
    void aDeletedTokenLeavesItsHashesItsNameAndItsOwner() {
        JsonNode token = alice.make("name", "short-lived");
        String id = token.path("id").asText();
        List<Map<String, Object>> secrets = secrets(id);

        Answer answer = alice.delete(id);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertRefused(alice.get(id), 404, "token_not_found");
        assertRefused(alice.delete(id), 404, "token_not_found");
        assertThat(alice.listed("id", "status", "all")).doesNotContain(id);
        assertThat(keycloak.sql("SELECT ID FROM PAT_TOKEN WHERE ID = ?", id)).isEmpty();
        assertThat(secrets).hasSize(1).isEqualTo(secrets(id));
        Map<String, Object> stone =
                keycloak.sql("SELECT * FROM PAT_TOMBSTONE WHERE ID = ?", id).get(0);
        assertThat(stone)
                .containsEntry("name", "short-lived")
                .containsEntry("user_id", realm.users().id("alice"))
                .containsEntry("hint", token.path("hint").asText());
        assertThat((Long) stone.get("deleted_at")).isCloseTo(keycloak.now().toEpochMilli(), within(30_000L));
    }

    @Test
    void endedTokensMayBeDeletedToo() {
        String id = alice.makeId();
        alice.revoke(id).expect(204);

        assertThat(alice.delete(id).status()).isEqualTo(204);
    }

    @Test
    void nothingIsLeftOfAUserWhoIsRemoved() {
        realm.users().create("leaver");
        String leaver = realm.users().id("leaver");
        UserRest tokens = UserRest.of(realm, "leaver");
        tokens.make();
        tokens.delete(tokens.makeId()).expect(204);
        String hers = alice.makeId();
        assertThat(TABLES)
                .allSatisfy(table -> assertThat(rows(table, "USER_ID", leaver)).isPositive());

        realm.users().delete("leaver");

        assertThat(TABLES)
                .allSatisfy(table -> assertThat(rows(table, "USER_ID", leaver)).isZero());
        assertThat(alice.read(hers).path("status").asText()).isEqualTo("ACTIVE");
        assertThat(rows("PAT_SECRET", "TOKEN_ID", hers)).isEqualTo(1);
    }

    @Test
    void nothingIsLeftOfARealmThatIsRemoved() {
        TestRealm other = TestRealms.standard(keycloak);
        String realmId = other.get().getId();
        for (String user : List.of("alice", "bob")) {
            UserRest tokens = UserRest.of(other, user);
            tokens.make();
            tokens.delete(tokens.makeId()).expect(204);
        }
        String hers = alice.makeId();
        assertThat(TABLES)
                .allSatisfy(
                        table -> assertThat(rows(table, "REALM_ID", realmId)).isPositive());

        other.delete();

        assertThat(TABLES)
                .allSatisfy(
                        table -> assertThat(rows(table, "REALM_ID", realmId)).isZero());
        assertThat(alice.read(hers).path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void aRoleThatIsRemovedGoesFromTheListAndLeavesItAList() {
        realm.roles().create("short-lived");
        realm.users().create("holder", "short-lived");
        UserRest holder = UserRest.of(realm, "holder");
        String id = holder.makeId("roles", List.of("short-lived"));

        realm.roles().delete("short-lived");
        assertThat(holder.read(id).path("roles").toString()).isEqualTo("[]");

        realm.roles().create("short-lived");
        realm.users().assign("holder", "short-lived");
        assertThat(holder.read(id).path("roles").toString()).isEqualTo("[]");
    }

    private int rows(String table, String column, String value) {
        return keycloak.sql("SELECT " + column + " FROM " + table + " WHERE " + column + " = ?", value)
                .size();
    }

    private List<Map<String, Object>> secrets(String id) {
        return keycloak.sql("SELECT HASH, ALGORITHM, KEY_ID, USER_ID FROM PAT_SECRET WHERE TOKEN_ID = ?", id);
    }
}
