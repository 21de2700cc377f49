package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that other hands made unreadable, or that a newer version wrote, and what goes on in spite of them. */
@KeycloakTest
@Tag("rows")
class PoisonIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Holder alice;

    PoisonIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.alice = new Holder(realm, "alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "null", "[null]", "[{}]", "{\"a\":1}", "[{\"kind\":\"MOON\"}]"})
    void usesAreWrittenThoughThePlacesOfATokenAreUnreadable(String places) {
        Made poisoned = alice.make();
        Made other = alice.make();
        keycloak.sqlUpdate("UPDATE PAT_USAGE SET PLACES = ? WHERE TOKEN_ID = ?", places, poisoned.id());

        alice.assertWorks(poisoned, other);

        assertThat(trail(poisoned).awaitUses(1).path("useCount").asLong()).isEqualTo(1);
        assertThat(trail(other).awaitUses(1).path("useCount").asLong()).isEqualTo(1);
    }

    @Test
    void aLineOfAnUnknownTypeIsLeftOutAndOneWithUnreadableDetailsIsShown() {
        Made pat = alice.make();
        alice.rest().update(pat.id(), "description", "changed").expect(200);
        keycloak.sqlUpdate("UPDATE PAT_AUDIT SET TYPE = 'INVENTED' WHERE TOKEN_ID = ? AND TYPE = 'CREATED'", pat.id());
        keycloak.sqlUpdate("UPDATE PAT_AUDIT SET DETAILS = '{' WHERE TOKEN_ID = ?", pat.id());

        List<JsonNode> lines = trail(pat).lines();

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).path("type").asText()).isEqualTo("UPDATED");
        assertThat(lines.get(0).path("details").toString()).isEqualTo("{\"unreadable\":true}");
    }

    @Test
    void clientsWhoseNamesAreNoAsciiAreToldApart() {
        for (String client : List.of("конвейер", "оператор")) {
            realm.clients().create(TestRealms.exchanging(RealmClients.publicClient(client)));
        }
        Made pat = alice.make();
        assertThat(exchange("конвейер", pat).status()).isEqualTo(200);
        trail(pat).awaitUses(1);

        assertThat(exchange("оператор", pat).status()).isEqualTo(200);

        assertThat(trail(pat).awaitUses(2).path("lastUsedClient").asText()).isEqualTo("оператор");
        assertThat(trail(pat).of("USED").get(0).at("/details/newClient").asText())
                .isEqualTo("оператор");
    }

    @Test
    void howTokensWereUsedIsForgottenWithTheirOwner() {
        Holder leaver = Holder.newcomer(realm, "orders-viewer");
        Made pat = leaver.make();
        leaver.assertWorks(pat);
        new Trail(leaver.rest(), pat.id()).awaitUses(1);
        realm.users().delete(leaver.user());

        new Jobs(keycloak).runAll();

        assertThat(keycloak.sql("SELECT TOKEN_ID FROM PAT_USAGE WHERE TOKEN_ID = ?", pat.id()))
                .isEmpty();
        assertThat(keycloak.sql("SELECT TYPE FROM PAT_AUDIT WHERE TOKEN_ID = ? AND TYPE = 'DELETED'", pat.id()))
                .hasSize(1);
    }

    private Answer exchange(String client, Made pat) {
        return new Pats(realm).exchange(client, pat);
    }

    private Trail trail(Made pat) {
        return new Trail(alice.rest(), pat.id());
    }
}
