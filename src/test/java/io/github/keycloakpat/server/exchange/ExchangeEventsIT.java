package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Refusal 84: the reason goes into the event, not to the caller; the value goes nowhere. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangeEventsIT {
    private final TestRealm realm;
    private final Pats pats;

    ExchangeEventsIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void recordEvents() {
        realm.update(rep -> rep.setEventsEnabled(true));
    }

    @Test
    void anExchangeIsAnEventThatNamesTheToken() {
        Made pat = pats.make("alice", "read");

        pats.exchange("script", pat).expect(200);
        JsonNode event = UserEvents.newest(realm, pat, "TOKEN_EXCHANGE");

        assertThat(event.path("userId").asText()).isEqualTo(realm.users().id("alice"));
        assertThat(event.path("clientId").asText()).isEqualTo("script");
        assertThat(event.at("/details/scope").asText()).isEqualTo("read");
    }

    @Test
    void aRefusalIsAnEventThatNamesTheTokenAndTheReason84() {
        Made pat = pats.make("alice", "read");
        pats.revoke("alice", pat);

        assertRefused(pats.exchange("script", pat));
        JsonNode event = UserEvents.newest(realm, pat, "TOKEN_EXCHANGE_ERROR");

        assertThat(event.path("error").asText()).isEqualTo("invalid_token");
        assertThat(event.path("userId").asText()).isEqualTo(realm.users().id("alice"));
        assertThat(event.at("/details/reason").asText()).isEqualTo("REVOKED");
    }

    @Test
    void theAddressThatIsNotAllowedIsTheReasonInTheEventOnly84() {
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "allowedIps", List.of("10.0.0.0/8")));

        assertRefused(
                pats.exchanging("script", pat.secret()).from("203.0.113.9").send());
        JsonNode event = UserEvents.newest(realm, pat, "TOKEN_EXCHANGE_ERROR");

        assertThat(event.at("/details/reason").asText()).isEqualTo("ADDRESS_NOT_ALLOWED");
        assertThat(event.path("ipAddress").asText()).isEqualTo("203.0.113.9");
    }

    @Test
    void theValueIsInNoEventAndNoLog() {
        Made pat = pats.make("alice", "read");
        pats.exchange("script", pat).expect(200);
        pats.exchange("script", pat, "scope", "admin").expect(400);
        pats.exchange("script", pat.secret() + "\n").expect(400);
        pats.exchange("kcpat", pat).expect(400);
        pats.delete("alice", pat);
        assertRefused(pats.exchange("script", pat));

        UserEvents.assertNoValue(realm, pat);
    }
}
