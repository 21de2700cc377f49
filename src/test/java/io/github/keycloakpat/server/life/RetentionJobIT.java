package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is forgotten in the course of time: 90 days after its end, if the realm says nothing else. */
@KeycloakTest
@Tag("rows")
class RetentionJobIT {
    private static final String POLICY = "pat.retention";
    private static final Duration RETENTION = Duration.ofDays(90);

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final Jobs jobs;

    RetentionJobIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
        this.jobs = new Jobs(keycloak);
    }

    @BeforeEach
    void noTokens() {
        alice().clear();
    }

    @AfterEach
    void theUsualPolicy() {
        realm.removeAttribute(POLICY);
    }

    @Test
    void tokensThatEndedLongAgoAreDeletedAndOthersStay() {
        Made revoked = living("P300D");
        Made expired = living("P5D");
        Made endedLater = living("P20D");
        Made living = living("P300D");
        alice().revoke(revoked.id()).expect(204);

        keycloak.shiftTime(RETENTION.plusDays(5));
        jobs.runAll();

        assertRefused(alice().get(revoked.id()), 404, "token_not_found");
        assertRefused(alice().get(expired.id()), 404, "token_not_found");
        assertThat(alice().read(endedLater.id()).path("status").asText()).isEqualTo("EXPIRED");
        pats.exchange("script", living).expect(200);
        JsonNode line = new Trail(alice(), revoked.id()).only("DELETED");
        assertThat(line.path("actorId").isNull()).isTrue();
        assertThat(line.at("/details/reason").asText()).isEqualTo("ended P90D ago");
        assertThat(alice().eventTypes(expired.id())).containsExactly("DELETED", "EXPIRED", "CREATED");
    }

    @Test
    void nothingIsLeftOfADeletedTokenAfterAnotherSuchTime() {
        Made gone = living("P5D");
        alice().delete(gone.id()).expect(204);
        keycloak.shiftTime(RETENTION.minusDays(1));
        jobs.runAll();
        assertThat(alice().eventTypes(gone.id())).containsExactly("DELETED", "CREATED");
        assertThat(rows("PAT_TOMBSTONE", "ID", gone)).isEqualTo(1);
        assertThat(rows("PAT_SECRET", "TOKEN_ID", gone)).isEqualTo(1);

        keycloak.shiftTime(Duration.ofDays(1));
        jobs.runAll();

        assertThat(rows("PAT_TOMBSTONE", "ID", gone)).isZero();
        assertThat(rows("PAT_SECRET", "TOKEN_ID", gone)).isZero();
        assertThat(rows("PAT_AUDIT", "TOKEN_ID", gone)).isZero();
        assertRefused(alice().events(gone.id()), 404, "token_not_found");
    }

    @Test
    void oldValuesOfALivingTokenAreForgottenAndItsTrailIsKept() {
        Made living = living("P300D");
        String present = alice().rotate(living.id()).expect(200).text("token");
        assertThat(rows("PAT_SECRET", "TOKEN_ID", living)).isEqualTo(2);
        pats.exchange("script", present).expect(200);
        new Trail(alice(), living.id()).awaitUses(1);

        keycloak.shiftTime(RETENTION);
        jobs.runAll();

        assertThat(rows("PAT_SECRET", "TOKEN_ID", living)).isEqualTo(1);
        pats.exchange("script", present).expect(200);
        assertThat(alice().eventTypes(living.id())).containsSubsequence("ROTATED", "CREATED");
        assertThat(alice().read(living.id()).path("useCount").asLong()).isPositive();
    }

    @Test
    void theRealmSaysHowLong() {
        realm.setAttribute(POLICY, "P1D");
        Made revoked = living("P300D");
        alice().revoke(revoked.id()).expect(204);

        keycloak.shiftTime(Duration.ofDays(1));
        jobs.runAll();

        assertRefused(alice().get(revoked.id()), 404, "token_not_found");
    }

    @Test
    void nothingIsForgottenWhereTheTimeCanNotBeRead() {
        Made revoked = living("P300D");
        Made deleted = living("P300D");
        alice().revoke(revoked.id()).expect(204);
        alice().delete(deleted.id()).expect(204);
        realm.setAttribute(POLICY, "long");

        keycloak.shiftTime(RETENTION.multipliedBy(3));
        jobs.runAll();

        assertThat(alice().read(revoked.id()).path("status").asText()).isEqualTo("REVOKED");
        assertThat(rows("PAT_TOMBSTONE", "ID", deleted)).isEqualTo(1);
        assertThat(rows("PAT_AUDIT", "TOKEN_ID", deleted)).isEqualTo(2);
    }

    private Made living(String life) {
        return pats.make("alice", Map.of("scopes", List.of("read"), "expiresIn", life));
    }

    private int rows(String table, String column, Made pat) {
        return keycloak.sql("SELECT " + column + " FROM " + table + " WHERE " + column + " = ?", pat.id())
                .size();
    }

    /** Signed in anew, as days go by. */
    private UserRest alice() {
        return UserRest.of(realm, "alice");
    }
}
