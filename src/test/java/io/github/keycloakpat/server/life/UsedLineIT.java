package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which uses the audit trail tells of. */
@KeycloakTest
@Tag("rows")
class UsedLineIT {
    private static final int KEPT = 16;

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final UserRest alice;

    UsedLineIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.clear();
    }

    @Test
    void theFirstUseIsToldWithWhereItCameFrom() {
        Made pat = pats.make("alice", "read");
        pats.exchanging("ci", pat.secret())
                .from("203.0.113.7")
                .header("User-Agent", "deploy/1.0")
                .send()
                .expect(200);

        trail(pat).awaitUses(1);
        JsonNode line = trail(pat).only("USED");

        String owner = realm.users().id("alice");
        assertThat(line.path("details").toString()).isEqualTo("{\"firstUse\":true}");
        assertThat(line.path("tokenId").asText()).isEqualTo(pat.id());
        assertThat(line.path("userId").asText()).isEqualTo(owner);
        assertThat(line.path("actorId").asText()).isEqualTo(owner);
        assertThat(line.path("clientId").asText()).isEqualTo("ci");
        assertThat(line.path("ip").asText()).isEqualTo("203.0.113.7");
        assertThat(line.path("userAgent").asText()).isEqualTo("deploy/1.0");
    }

    @Test
    void aNewNetworkAndANewClientAreToldOnceEach() {
        Made pat = pats.make("alice", "read");
        List<String[]> uses = List.of(
                new String[] {"script", "2001:db8:1:2::1"},
                new String[] {"script", "2001:db8:1:2:ffff::9"}, // of the same customer
                new String[] {"script", "2001:db8:1:3::1"},
                new String[] {"ci", "2001:db8:1:3::1"},
                new String[] {"script", "2001:db8:1:2::2"});
        for (int i = 0; i < uses.size(); i++) {
            use(uses.get(i)[0], pat, uses.get(i)[1]);
        }

        trail(pat).awaitUses(uses.size());

        assertThat(trail(pat).of("USED").stream()
                        .map(line -> line.path("details").toString()))
                .containsExactly(
                        "{\"newClient\":\"ci\"}", "{\"newAddress\":\"2001:db8:1:3::/64\"}", "{\"firstUse\":true}");
    }

    @Test
    void whatWasKnownBeforeIsNotToldAfterTheNextWriteEither() {
        Made pat = pats.make("alice", "read");
        use("script", pat, "203.0.113.7");
        trail(pat).awaitUses(1);
        use("script", pat, "203.0.113.7");
        trail(pat).awaitUses(2);
        use("script", pat, "203.0.113.8");
        trail(pat).awaitUses(3);

        assertThat(trail(pat).of("USED").stream()
                        .map(line -> line.path("details").toString()))
                .containsExactly("{\"newAddress\":\"203.0.113.8\"}", "{\"firstUse\":true}");
    }

    @Test
    void aTokenThatIsUsedFromEverywhereLeavesSixteenLinesAndNoMorePlaces() {
        Made pat = pats.make("alice", "read");
        for (int i = 0; i < 40; i++) {
            use("script", pat, "203.0.113." + i);
        }

        trail(pat).awaitUses(40);

        assertThat(trail(pat).of("USED")).hasSize(KEPT);
        String places = keycloak.sql(
                        "SELECT CAST(PLACES AS VARCHAR(10000)) AS PLACES FROM PAT_USAGE WHERE TOKEN_ID = ?", pat.id())
                .get(0)
                .get("places")
                .toString();
        assertThat(places.split("NETWORK", -1)).hasSizeLessThanOrEqualTo(KEPT + 1);
    }

    private void use(String client, Made pat, String address) {
        pats.exchanging(client, pat.secret()).from(address).send().expect(200);
    }

    private Trail trail(Made pat) {
        return new Trail(alice, pat.id());
    }
}
