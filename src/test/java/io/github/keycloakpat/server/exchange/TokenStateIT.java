package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals 14 to 19 and 24: tokens of another place, ended tokens, and a policy that can't be read. */
@KeycloakTest
class TokenStateIT {
    private static final Duration LIFE = Duration.ofHours(1);

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;

    TokenStateIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @Test
    void theSecretOfAnotherRealmIsUnknown14And35() {
        TestRealm other = TestRealms.standard(keycloak);
        Made ofOther = new Pats(other).make("alice", "read");

        assertRefused(pats.exchange("script", ofOther));
        assertThat(new Pats(other).exchange("script", ofOther).status()).isEqualTo(200);
    }

    @Test
    void theSecretOfAnotherTokenIsThatToken14() {
        Made reading = pats.make("alice", "read");
        Made executing = pats.make("alice", "execute");

        assertThat(pats.claims("script", reading).path("pat_id").asText()).isEqualTo(reading.id());
        assertThat(pats.claims("script", executing).path("pat_id").asText()).isEqualTo(executing.id());
    }

    @ParameterizedTest
    @CsvSource({"-1, 200", "0, 400", "1, 400"})
    void aTokenWorksUntilTheInstantOfItsExpiry15And16(int secondsAfter, int status) {
        Instant end = keycloak.now().plus(LIFE).truncatedTo(ChronoUnit.SECONDS);
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "expiresAt", end.toString()));

        Answer answer = Moment.at(keycloak, end.plusSeconds(secondsAfter), () -> pats.exchange("script", pat));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        if (status == 400) {
            assertRefused(answer);
        }
    }

    @Test
    void aTokenWorksOnANodeWhoseClockIsBehind17() {
        Made pat = pats.make("alice", "read");

        keycloak.shiftTime(Duration.ofSeconds(-5));

        assertThat(pats.exchange("script", pat).status()).isEqualTo(200);
    }

    @Test
    void aRevokedTokenIsRefusedFromTheNextUseOn18() {
        Made pat = pats.make("alice", "read");
        assertThat(pats.exchange("script", pat).status()).isEqualTo(200);

        pats.revoke("alice", pat);

        assertRefused(pats.exchange("script", pat));
    }

    @Test
    void aDeletedTokenIsRefusedFromTheNextUseOn19() {
        Made pat = pats.make("alice", "read");
        assertThat(pats.exchange("script", pat).status()).isEqualTo(200);

        pats.delete("alice", pat);

        assertRefused(pats.exchange("script", pat));
    }

    @ParameterizedTest
    @CsvSource({
        "enabled, false",
        "enabled, maybe",
        "enabled, TRUE",
        "jwtLifetime, soon",
        "jwtLifetime, P1M",
        "jwtLifetime, PT0S"
    })
    void aPolicyThatIsOffOrCannotBeReadRefusesAllTokens24(String field, String value) {
        Made pat = pats.make("alice", "read");

        Answer under = exchangeUnder("pat." + field, value, pat);

        assertRefused(under);
        assertThat(pats.exchange("script", pat).status()).isEqualTo(200);
    }

    @Test
    void aListOfScopesThatCannotBeReadGrantsNone24() {
        Made pat = pats.make("alice", "read");

        Answer under = exchangeUnder("pat.grantableScopes", "read execute \"admin\"", pat);

        Pats.assertError(under, "invalid_scope");
    }

    @Test
    void aFieldThatOnlyBindsCreationEndsNoToken() {
        Made pat = pats.make("alice", "read");

        Answer under = exchangeUnder("pat.maxLifetime", "P1D", pat);

        assertThat(under.status()).isEqualTo(200);
    }

    private Answer exchangeUnder(String attribute, String value, Made pat) {
        String before = realm.get().getAttributes().get(attribute);
        realm.setAttribute(attribute, value);
        try {
            return pats.exchange("script", pat);
        } finally {
            if (before == null) {
                realm.removeAttribute(attribute);
            } else {
                realm.setAttribute(attribute, before);
            }
        }
    }
}
