package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Jwt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the JWT lives: the client's lifespan, the policy's, and one second before the token's end, whichever is first. */
@KeycloakTest
@Tag("wire")
class JwtLifetimeIT {
    private final Keycloak keycloak;
    private TestRealm realm;
    private Pats pats;

    JwtLifetimeIT(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** Its own access tokens would live for four hours. */
    @BeforeEach
    void makeARealm() {
        realm = TestRealms.standard(keycloak);
        realm.update(rep -> rep.setAccessTokenLifespan(4 * 3600));
        pats = new Pats(realm);
    }

    @AfterEach
    void deleteIt() {
        realm.delete();
    }

    @Test
    void thePresetIsFiveMinutes() {
        assertLifetime(pats.exchange("script", pats.make("alice", "read")), 300);
    }

    @ParameterizedTest
    @CsvSource({"60, PT5M, 60", "600, PT2M, 120", "7200, PT1H, 3600", "14400, PT5H, 3600", "-1, PT10M, 600"})
    void theShorterOfClientAndPolicyCounts(String lifespan, String policy, int seconds) {
        realm.clients().update("script", client -> client.getAttributes().put("access.token.lifespan", lifespan));
        realm.setAttribute("pat.jwtLifetime", policy);

        assertLifetime(pats.exchange("script", pats.make("alice", "read")), seconds);
    }

    @Test
    void theJwtEndsOneSecondBeforeTheToken() {
        Instant end = keycloak.now().plusSeconds(90).truncatedTo(ChronoUnit.SECONDS);
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "expiresAt", end.toString()));

        Answer answer = pats.exchange("script", pat).expect(200);
        JsonNode claims = Jwt.claims(answer.text("access_token"));

        assertThat(claims.path("exp").asLong()).isEqualTo(end.getEpochSecond() - 1);
        assertThat(answer.json().path("expires_in").asLong()).isBetween(80L, 89L);
    }

    @Test
    void theJwtIsActiveUntilTheSecondBeforeTheTokensEndAndNoLonger() {
        Instant end = keycloak.now().plusSeconds(90).truncatedTo(ChronoUnit.SECONDS);
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "expiresAt", end.toString()));
        String jwt = pats.jwt("script", pat);

        assertThat(Moment.at(keycloak, end.minusSeconds(1), () -> isActive(jwt)))
                .isTrue();
        assertThat(Moment.at(keycloak, end, () -> isActive(jwt))).isFalse();
    }

    @Test
    void aTokenWithoutEndGivesJwtsThatHaveOne() {
        realm.setAttribute("pat.neverExpireAllowed", "true");
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "expiresIn", "never"));

        assertLifetime(pats.exchange("script", pat), 300);
    }

    private boolean isActive(String jwt) {
        return pats.introspect("orders-api", jwt)
                .expect(200)
                .json()
                .path("active")
                .asBoolean();
    }

    /** The JWT is made within a second or so of when its end is worked out. */
    private static void assertLifetime(Answer answer, int seconds) {
        JsonNode claims = Jwt.claims(answer.expect(200).text("access_token"));
        long lifetime = claims.path("exp").asLong() - claims.path("iat").asLong();

        assertThat(lifetime).isBetween(seconds - 1L, seconds + 1L);
        assertThat(answer.json().path("expires_in").asLong()).isBetween(seconds - 2L, (long) seconds);
    }
}
