package io.github.keycloakpat.server.life;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that nobody uses, where the realm has them revoked. */
@KeycloakTest
@Tag("rows")
class UnusedJobIT {
    private static final String POLICY = "pat.unusedRevokeAfter";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final Jobs jobs;

    UnusedJobIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
        this.jobs = new Jobs(keycloak);
    }

    @BeforeEach
    void noTokens() {
        alice().clear();
        realm.setAttribute(POLICY, "P30D");
    }

    @AfterEach
    void noPolicy() {
        realm.removeAttribute(POLICY);
    }

    @Test
    void aTokenIsRevokedThatWasNeitherIssuedNorUsedForSoLongAndNoOther() {
        Made idle = longLived();
        Made usedOnce = longLived();
        Made used = longLived();
        Made rotated = longLived();
        pats.exchange("script", usedOnce).expect(200);
        trail(usedOnce).awaitUses(1);
        keycloak.shiftTime(Duration.ofDays(25));
        pats.exchange("script", used).expect(200);
        trail(used).awaitUses(1);
        alice().rotate(rotated.id()).expect(200);
        jobs.runAll();
        assertThat(status(idle)).isEqualTo("ACTIVE");

        keycloak.shiftTime(Duration.ofDays(6));
        jobs.runAll();

        assertThat(status(idle)).isEqualTo("REVOKED");
        assertThat(status(usedOnce)).isEqualTo("REVOKED");
        assertThat(status(used)).isEqualTo("ACTIVE");
        assertThat(status(rotated)).isEqualTo("ACTIVE");
    }

    @Test
    void theRevocationIsNobodysAndTellsWhy() {
        Made idle = longLived();

        keycloak.shiftTime(Duration.ofDays(30));
        jobs.runAll();

        JsonNode token = alice().read(idle.id());
        assertThat(token.path("revokedBy").isNull()).isTrue();
        assertThat(token.path("revokeReason").asText()).isEqualTo("Not used for P30D");
        JsonNode line = trail(idle).only("REVOKED");
        assertThat(line.path("actorId").isNull()).isTrue();
        assertThat(line.path("ip").isNull()).isTrue();
        assertThat(line.at("/details/reason").asText()).isEqualTo("Not used for P30D");
    }

    @Test
    void theOwnerMayBringItBackAndItLivesOn() {
        Made idle = longLived();
        keycloak.shiftTime(Duration.ofDays(30));
        jobs.runAll();

        String fresh =
                alice().regenerate(idle.id(), "expiresIn", "P300D").expect(200).text("token");
        jobs.runAll();

        assertThat(status(idle)).isEqualTo("ACTIVE");
        pats.exchange("script", fresh).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "P1M", "-P1D", "PT0S", "30"})
    void nothingIsRevokedWhereTheTimeCanNotBeRead(String unreadable) {
        Made idle = longLived();
        realm.setAttribute(POLICY, unreadable);

        keycloak.shiftTime(Duration.ofDays(60));
        jobs.runAll();

        assertThat(status(idle)).isEqualTo("ACTIVE");
    }

    @Test
    void nothingIsRevokedWhereTheRealmDoesNotSaySo() {
        Made idle = longLived();
        realm.removeAttribute(POLICY);

        keycloak.shiftTime(Duration.ofDays(60));
        jobs.runAll();

        assertThat(status(idle)).isEqualTo("ACTIVE");
    }

    private Made longLived() {
        return pats.make("alice", Map.of("scopes", List.of("read"), "expiresIn", "P300D"));
    }

    private String status(Made pat) {
        return alice().read(pat.id()).path("status").asText();
    }

    private Trail trail(Made pat) {
        return new Trail(alice(), pat.id());
    }

    /** Signed in anew, as days go by. */
    private UserRest alice() {
        return UserRest.of(realm, "alice");
    }
}
