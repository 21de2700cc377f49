package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens whose owner or realm went without Keycloak's telling. */
@KeycloakTest
@Tag("rows")
class OrphanJobIT {
    private static final List<String> TABLES_OF_USERS = List.of(
            "CREDENTIAL", "USER_ATTRIBUTE", "USER_ROLE_MAPPING", "USER_GROUP_MEMBERSHIP", "USER_REQUIRED_ACTION");

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final UserRest alice;
    private final Jobs jobs;

    OrphanJobIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
        this.jobs = new Jobs(keycloak);
    }

    @Test
    void tokensOfAUserWhoIsGoneGoAndTheirTrailTellsIt() {
        String ghost = realm.users().create("ghost");
        UserRest tokens = UserRest.of(realm, "ghost");
        String id = tokens.makeId("name", "haunted");
        String deleted = tokens.makeId();
        tokens.delete(deleted).expect(204);
        String hers = alice.makeId();
        removeBehindTheServer(ghost);

        jobs.runAll();

        assertThat(rows("PAT_TOKEN", "ID", id)).isZero();
        assertThat(rows("PAT_SECRET", "USER_ID", ghost)).isZero();
        assertThat(rows("PAT_USAGE", "TOKEN_ID", id)).isZero();
        assertThat(keycloak.sql("SELECT TYPE, TOKEN_NAME, ACTOR_ID FROM PAT_AUDIT WHERE TOKEN_ID = ? ORDER BY AT", id))
                .extracting(line -> line.get("type"), line -> line.get("token_name"))
                .containsExactly(tuple("CREATED", "haunted"), tuple("DELETED", "haunted"));
        assertThat(alice.read(hers).path("status").asText()).isEqualTo("ACTIVE");
    }

    private void removeBehindTheServer(String user) {
        TABLES_OF_USERS.forEach(table -> keycloak.sqlUpdate("DELETE FROM " + table + " WHERE USER_ID = ?", user));
        assertThat(keycloak.sqlUpdate("DELETE FROM USER_ENTITY WHERE ID = ?", user))
                .isEqualTo(1);
        realm.admin().post("/clear-user-cache").send().expect(204);
    }

    @Test
    void tokensOfAUserOfAnotherStorageStayAsLongAsTheStorageDoes() {
        String storage = realm.admin()
                .get("/components")
                .send()
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asText();
        String living = tokenOf("f:" + storage + ":dora");
        String lost = tokenOf("f:" + UUID.randomUUID() + ":dora");

        jobs.runAll();

        assertThat(rows("PAT_TOKEN", "ID", living)).isEqualTo(1);
        assertThat(rows("PAT_TOKEN", "ID", lost)).isZero();
        assertThat(keycloak.sql("SELECT ID FROM PAT_AUDIT WHERE TOKEN_ID = ? AND TYPE = 'DELETED'", lost))
                .hasSize(1);
    }

    private String tokenOf(String user) {
        String id = alice.makeId();
        keycloak.sqlUpdate("UPDATE PAT_TOKEN SET USER_ID = ? WHERE ID = ?", user, id);
        keycloak.sqlUpdate("UPDATE PAT_SECRET SET USER_ID = ? WHERE TOKEN_ID = ?", user, id);
        return id;
    }

    @Test
    void nothingIsLeftOfARealmThatIsGone() {
        String gone = UUID.randomUUID().toString();
        String id = alice.makeId();
        keycloak.sqlUpdate("UPDATE PAT_TOKEN SET REALM_ID = ? WHERE ID = ?", gone, id);
        keycloak.sqlUpdate("UPDATE PAT_SECRET SET REALM_ID = ? WHERE TOKEN_ID = ?", gone, id);
        keycloak.sqlUpdate("UPDATE PAT_AUDIT SET REALM_ID = ? WHERE TOKEN_ID = ?", gone, id);

        jobs.runAll();

        assertThat(rows("PAT_TOKEN", "REALM_ID", gone)).isZero();
        assertThat(rows("PAT_SECRET", "REALM_ID", gone)).isZero();
        assertThat(rows("PAT_AUDIT", "REALM_ID", gone)).isZero();
        assertThat(rows("PAT_USAGE", "TOKEN_ID", id)).isZero();
    }

    @Test
    void anAuditTrailThatIsAllThatIsLeftOfARealmGoesToo() {
        String gone = UUID.randomUUID().toString();
        String id = alice.makeId();
        keycloak.sqlUpdate("UPDATE PAT_AUDIT SET REALM_ID = ? WHERE TOKEN_ID = ?", gone, id);
        assertThat(rows("PAT_AUDIT", "REALM_ID", gone)).isEqualTo(1);

        jobs.runAll();

        assertThat(rows("PAT_AUDIT", "REALM_ID", gone)).isZero();
    }

    private int rows(String table, String column, String value) {
        return keycloak.sql("SELECT " + column + " FROM " + table + " WHERE " + column + " = ?", value)
                .size();
    }
}
