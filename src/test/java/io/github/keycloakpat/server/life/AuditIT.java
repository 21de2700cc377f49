package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.rest.Refusals.names;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.rest.InParallel;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the audit trail keeps of changes. */
@KeycloakTest
class AuditIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final UserRest alice;

    AuditIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @Test
    void eachChangeLeavesALineOfItsTypeNewestFirst() {
        String id = alice.makeId("scopes", List.of("read"));
        alice.update(id, "description", "deploys").expect(200);
        alice.addRights(id, "scopes", List.of("execute")).expect(200);
        alice.removeScope(id, "read");
        alice.rotate(id, "gracePeriod", "PT1H").expect(200);
        alice.endGrace(id).expect(204);
        alice.revoke(id).expect(204);
        alice.regenerate(id, "expiresIn", "P1D").expect(200);
        alice.removeAllRights(id);
        alice.delete(id).expect(204);

        assertThat(alice.eventTypes(id))
                .containsExactly(
                        "DELETED",
                        "SCOPES_REMOVED",
                        "REGENERATED",
                        "REVOKED",
                        "UPDATED",
                        "ROTATED",
                        "SCOPES_REMOVED",
                        "SCOPES_ADDED",
                        "UPDATED",
                        "CREATED");
    }

    @Test
    void aLineTellsOfWhichTokenByWhomByWhichClientFromWhereAndWhen() {
        Instant before = keycloak.now().minusSeconds(1);
        String id = alice.creation("name", "told", "scopes", List.of("read"), "expiresAt", "2027-01-31T12:00:00Z")
                .from("203.0.113.9")
                .header("User-Agent", "deploy/1.0 (linux)")
                .send()
                .expect(201)
                .createdId();

        JsonNode line = new Trail(alice, id).only("CREATED");

        String owner = realm.users().id("alice");
        assertThat(names(line))
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
        assertThat(line.path("tokenId").asText()).isEqualTo(id);
        assertThat(line.path("tokenName").asText()).isEqualTo("told");
        assertThat(line.path("userId").asText()).isEqualTo(owner);
        assertThat(line.path("actorId").asText()).isEqualTo(owner);
        assertThat(line.path("clientId").asText()).isEqualTo(TestRealm.MANAGER);
        assertThat(line.path("ip").asText()).isEqualTo("203.0.113.9");
        assertThat(line.path("userAgent").asText()).isEqualTo("deploy/1.0 (linux)");
        assertThat(Instant.parse(line.path("at").asText())).isBetween(before, keycloak.now());
        assertThat(line.path("at").asText()).hasSize("2026-11-21T22:10:00Z".length());
        assertThat(line.path("details").toString())
                .isEqualTo("{\"expiresAt\":\"2027-01-31T12:00:00Z\",\"scopes\":[\"read\"]}");
    }

    @Test
    void linesTellWhatWasChanged() {
        String id = alice.makeId("scopes", List.of("read"));
        Trail trail = new Trail(alice, id);
        alice.addRights(id, "scopes", List.of("read", "execute")).expect(200);
        String until = alice.rotate(id, "gracePeriod", "PT1H").expect(200).text("previousSecretExpiresAt");
        alice.revoke(id, "reason", "no longer needed").expect(204);
        String end = alice.regenerate(id, "expiresIn", "P1D").expect(200).text("expiresAt");

        assertThat(texts(trail.only("SCOPES_ADDED").at("/details/scopes"))).containsExactly("execute");
        assertThat(trail.only("ROTATED").at("/details/previousSecretExpiresAt").asText())
                .isEqualTo(until);
        assertThat(trail.only("REVOKED").at("/details/reason").asText()).isEqualTo("no longer needed");
        assertThat(trail.only("REVOKED").at("/details/compromised").isBoolean()).isTrue();
        assertThat(trail.only("REGENERATED").at("/details/expiresAt").asText()).isEqualTo(end);
    }

    @Test
    void aLineNamesTheTokenAsItWasCalledThen() {
        String id = alice.makeId("name", "once");
        Trail trail = new Trail(alice, id);
        alice.update(id, "name", "now", "description", "renamed").expect(200);

        JsonNode renamed = trail.only("UPDATED");

        assertThat(trail.only("CREATED").path("tokenName").asText()).isEqualTo("once");
        assertThat(renamed.path("tokenName").asText()).isEqualTo("now");
        assertThat(renamed.at("/details/previousName").asText()).isEqualTo("once");
        assertThat(texts(renamed.at("/details/changed"))).containsExactly("name", "description");
    }

    @Test
    void whatIsRefusedOrChangesNothingLeavesNoLine() {
        String id = alice.makeId("name", "quiet", "scopes", List.of("read"));
        long before = linesOfAlice();

        alice.create("name", "quiet").expect(409);
        alice.update(id, "name", "quiet").expect(200);
        alice.update(id, "scopes", List.of("read", "execute")).expect(400);
        alice.addRights(id, "scopes", List.of("admin")).expect(400);
        alice.addRights(id, "scopes", List.of("read")).expect(200);
        alice.removeScope(id, "execute").expect(404);
        alice.rotate(id, "gracePeriod", "P400D").expect(400);
        alice.regenerate(id, "expiresIn", "P1D").expect(409);
        alice.endGrace(id).expect(204);
        alice.read(id);

        assertThat(linesOfAlice()).isEqualTo(before);
    }

    @Test
    void aLineIsWrittenOnlyIfTheChangeIs() throws Exception {
        Call creation = alice.creation("name", "contested");

        List<Answer> answers = InParallel.send(Collections.nCopies(8, creation));

        assertThat(InParallel.count(answers, 201)).isEqualTo(1);
        assertThat(keycloak.sql("SELECT ID FROM PAT_AUDIT WHERE TOKEN_NAME = 'contested'"))
                .hasSize(1);
    }

    @Test
    void revokingAgainIsToldOnlyIfItIsNewThatTheValueIsInForeignHands() {
        String id = alice.makeId();
        Trail trail = new Trail(alice, id);
        alice.revoke(id).expect(204);
        alice.revoke(id).expect(204);
        alice.revoke(id, "compromised", true).expect(204);
        alice.revoke(id, "compromised", true).expect(204);

        assertThat(trail.types()).containsExactly("UPDATED", "REVOKED", "CREATED");
        assertThat(trail.only("REVOKED").at("/details/compromised").asBoolean()).isFalse();
        assertThat(texts(trail.only("UPDATED").at("/details/changed"))).containsExactly("compromised");
    }

    @Test
    void eachTokenOfAMassDeletionLeavesALine() {
        List<String> ids = List.of(alice.makeId(), alice.makeId(), alice.makeId());

        alice.clear();

        assertThat(ids).allSatisfy(id -> assertThat(alice.eventTypes(id)).containsExactly("DELETED", "CREATED"));
    }

    private long linesOfAlice() {
        return keycloak.sql(
                        "SELECT ID FROM PAT_AUDIT WHERE USER_ID = ?",
                        realm.users().id("alice"))
                .size();
    }
}
