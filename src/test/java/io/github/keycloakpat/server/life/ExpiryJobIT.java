package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens that expire without anybody's doing. */
@KeycloakTest
@Tag("rows")
class ExpiryJobIT {
    private static final Duration LIFE = Duration.ofSeconds(40);

    private final Keycloak keycloak;
    private final UserRest alice;
    private final Jobs jobs;

    ExpiryJobIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.alice = UserRest.of(realm, "alice");
        this.jobs = new Jobs(keycloak);
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @AfterEach
    void asUsual() {
        jobs.resume();
    }

    @Test
    void anExpiryIsToldOnceAsOfTheTimeWhenItWasAndAsNobodysDoing() {
        String id = shortLived();
        String end = alice.read(id).path("expiresAt").asText();
        String other = alice.makeId();
        jobs.runAll();
        assertThat(alice.eventTypes(id)).containsExactly("CREATED");

        keycloak.shiftTime(LIFE);
        jobs.runAll();
        jobs.runAll();

        JsonNode line = new Trail(alice, id).only("EXPIRED");
        assertThat(line.path("at").asText()).isEqualTo(end);
        assertThat(line.path("actorId").isNull()).isTrue();
        assertThat(line.path("clientId").isNull()).isTrue();
        assertThat(line.path("ip").isNull()).isTrue();
        assertThat(alice.eventTypes(other)).containsExactly("CREATED");
    }

    @Test
    void anExpiryIsToldWithinAMinute() {
        jobs.runAll(); // the last turn is not in the time of another test
        String id = shortLived();

        keycloak.shiftTime(LIFE.plusMinutes(1));

        new Trail(alice, id).await("EXPIRED");
    }

    @Test
    void anExpiryIsToldAlsoIfTheTokenWasBroughtBackBefore() {
        jobs.holdExpiry();
        String id = shortLived();
        keycloak.shiftTime(LIFE);

        alice.regenerate(id, "expiresIn", "P1D").expect(200);

        assertThat(alice.eventTypes(id)).containsExactly("REGENERATED", "EXPIRED", "CREATED");
        jobs.resume();
        jobs.runAll();
        assertThat(alice.eventTypes(id)).containsExactly("REGENERATED", "EXPIRED", "CREATED");
    }

    @Test
    void anExpiryIsToldAlsoIfTheTokenWasDeletedBefore() {
        jobs.holdExpiry();
        String one = shortLived();
        String another = shortLived();
        keycloak.shiftTime(LIFE);

        alice.delete(one).expect(204);
        alice.clear();

        assertThat(alice.eventTypes(one)).containsExactly("DELETED", "EXPIRED", "CREATED");
        assertThat(alice.eventTypes(another)).containsExactly("DELETED", "EXPIRED", "CREATED");
    }

    @Test
    void eachExpiryIsTold() {
        String id = shortLived();
        keycloak.shiftTime(LIFE);
        jobs.runAll();
        alice.regenerate(id, "expiresIn", LIFE.toString()).expect(200);
        keycloak.shiftTime(LIFE);
        jobs.runAll();

        assertThat(alice.eventTypes(id)).containsExactly("EXPIRED", "REGENERATED", "EXPIRED", "CREATED");
    }

    @Test
    void aTokenThatWasRevokedDoesNotExpire() {
        String id = shortLived();
        alice.revoke(id).expect(204);

        keycloak.shiftTime(LIFE);
        jobs.runAll();

        assertThat(alice.eventTypes(id)).containsExactly("REVOKED", "CREATED");
    }

    @Test
    void aTokenThatCanNotBeHandledHoldsUpNoOtherAndIsTriedAgain() {
        String broken = alice.makeId("name", "broken row", "expiresIn", LIFE.toString());
        String sound = shortLived();
        keycloak.sqlUpdate("ALTER TABLE PAT_AUDIT ADD CONSTRAINT NOT_BROKEN"
                + " CHECK (TOKEN_NAME <> 'broken row' OR TYPE <> 'EXPIRED')");
        try {
            keycloak.shiftTime(LIFE);
            jobs.runAll();

            assertThat(alice.eventTypes(broken)).containsExactly("CREATED");
            assertThat(alice.eventTypes(sound)).containsExactly("EXPIRED", "CREATED");
        } finally {
            keycloak.sqlUpdate("ALTER TABLE PAT_AUDIT DROP CONSTRAINT NOT_BROKEN");
        }
        jobs.runAll();
        assertThat(alice.eventTypes(broken)).containsExactly("EXPIRED", "CREATED");
        assertThat(keycloak.log()).contains("job expiry failed on a part of realm");
    }

    private String shortLived() {
        return alice.makeId("expiresIn", LIFE.toString());
    }
}
