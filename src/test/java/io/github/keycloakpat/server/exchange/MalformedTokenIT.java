package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertRefused;
import static io.github.keycloakpat.server.exchange.SpoiltValues.spoil;
import static io.github.keycloakpat.server.exchange.Values.changed;
import static io.github.keycloakpat.server.exchange.Values.checksummed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.SqlCount;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals 1 to 13: whatever is sent in place of a token gets the same answer as an unknown one. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedTokenIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private Made good;

    MalformedTokenIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void makeAToken() {
        good = pats.make("alice", "read");
    }

    @Test
    void theValueItselfIsGood() {
        assertThat(pats.exchange("script", good).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("io.github.keycloakpat.server.exchange.SpoiltValues#ways")
    void aSpoiltValueIsRefusedLikeAnUnknownOne(String way) {
        String value = spoil(way, good.secret());

        assertThat(value).isNotEqualTo(good.secret());
        assertRefused(pats.exchange("script", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad checksum (4)", "no prefix (3)", "case flipped (7)", "ten kilobytes (8)", "sql (12)"})
    void whatIsNoTokenCostsNoQuery(String way) throws Exception {
        String value = spoil(way, good.secret());
        String wellFormed = checksummed(changed(good.secret(), 10));

        SqlCount garbage = keycloak.countSql(() -> pats.exchange("script", value));
        SqlCount unknown = keycloak.countSql(() -> pats.exchange("script", wellFormed));

        assertThat(garbage.on("PAT_SECRET").statements()).isEmpty();
        assertThat(unknown.on("PAT_SECRET").statements()).hasSize(1);
    }

    /** Keycloak itself takes no parameter of this length. */
    @Test
    void aHundredKilobytesAreRefused8() {
        Pats.assertError(pats.exchange("script", "A".repeat(100_000)), "invalid_request");
    }

    @Test
    void noValueAtAllIsRefusedLikeAnUnknownOne() {
        Answer answer = realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", Pats.GRANT, "client_id", "script", "subject_token_type", Pats.TYPE)
                .send();

        assertRefused(answer);
    }

    @Test
    void twoValuesAreRefused() {
        Answer answer = pats.exchange("script", good, "subject_token", good.secret());

        Pats.assertError(answer, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one character changed (6)",
                "space after (11)",
                "terminal colour inside (9)",
                "nul at the end (9)"
            })
    void nothingIsMendedWhereTheTypeIsAccessToken(String way) {
        Answer answer = realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", Pats.GRANT, "client_id", "script")
                .form("subject_token", spoil(way, good.secret()), "subject_token_type", Pats.ACCESS_TOKEN_TYPE)
                .send();

        Pats.assertError(answer, "invalid_request");
    }

    @Test
    void aJwtInItsPlaceIsRefused13() {
        String ofSomeoneSignedIn = realm.token("other-app", "alice");

        assertRefused(pats.exchange("script", ofSomeoneSignedIn));
    }
}
