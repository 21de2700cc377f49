package io.github.keycloakpat.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JWT is active at Keycloak's introspection exactly while its token is. */
@KeycloakTest
class EndedJwtIT {
    private static final String INACTIVE = "{\"active\":false}";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;

    EndedJwtIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @Test
    void theJwtOfARevokedTokenIsInactiveAtOnce() {
        Made pat = pats.make("alice", "read");
        String jwt = activeJwt(pat);

        pats.revoke("alice", pat);

        assertInactive(pats.introspect("orders-api", jwt));
    }

    @Test
    void theJwtOfADeletedTokenIsInactiveAtOnce() {
        Made pat = pats.make("alice", "read");
        String jwt = activeJwt(pat);

        pats.delete("alice", pat);

        assertInactive(pats.introspect("orders-api", jwt));
    }

    @Test
    void theJwtOfADisabledOwnerIsInactiveUntilEnabledAgain() {
        realm.users().create("carol", "orders-viewer");
        String jwt = activeJwt(pats.make("carol", "read"));

        realm.users().disable("carol");
        assertInactive(pats.introspect("orders-api", jwt));

        realm.users().enable("carol");
        assertThat(pats.introspect("orders-api", jwt).json().path("active").asBoolean())
                .isTrue();

        realm.users().require("carol", "UPDATE_PASSWORD");
        assertInactive(pats.introspect("orders-api", jwt));

        realm.users().delete("carol");
        assertInactive(pats.introspect("orders-api", jwt));
    }

    @Test
    void theJwtIsInactiveWhereTokensAreSwitchedOff() {
        String jwt = activeJwt(pats.make("alice", "read"));

        realm.setAttribute("pat.enabled", "false");
        Answer off = pats.introspect("orders-api", jwt);
        realm.removeAttribute("pat.enabled");

        assertInactive(off);
        assertThat(pats.introspect("orders-api", jwt).json().path("active").asBoolean())
                .isTrue();
    }

    @Test
    void theJwtIsInactiveOnceItsTokenHasExpired() {
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "expiresIn", "PT60S"));
        String jwt = activeJwt(pat);

        keycloak.shiftTime(Duration.ofSeconds(61));

        assertInactive(pats.introspect("orders-api", jwt));
    }

    @ParameterizedTest
    @ValueSource(strings = {"requesting_party_token", "refresh_token"})
    void aHintDoesNotBringARevokedOneBack(String hint) {
        Made pat = pats.make("alice", "read");
        String jwt = activeJwt(pat);
        Answer before = pats.introspect("orders-api", jwt, "token_type_hint", hint);

        pats.revoke("alice", pat);

        assertInactive(pats.introspect("orders-api", jwt, "token_type_hint", hint));
        assertThat(before.json().has("realm_access")).isFalse();
    }

    private String activeJwt(Made pat) {
        String jwt = pats.jwt("script", pat);
        assertThat(pats.introspect("orders-api", jwt).json().path("active").asBoolean())
                .isTrue();
        return jwt;
    }

    private static void assertInactive(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(INACTIVE);
    }
}
