package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.exchange.Pats.realmRoles;
import static io.github.keycloakpat.server.exchange.Pats.scope;
import static io.github.keycloakpat.server.life.RotateRightsIT.detail;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scopes and operations put into a token that keeps its value. */
@KeycloakTest
class RightsAddedIT {
    private static final Map<String, Object> NAMED =
            Map.of("id", "mine", "type", "channel", "actions", List.of("read"), "identifiers", List.of("c-1"));

    private final Policy policy;
    private final Holder alice;

    RightsAddedIT(TestRealm realm) {
        this.policy = new Policy(realm);
        this.alice = new Holder(realm, "alice");
    }

    @BeforeEach
    void aCatalogue() {
        policy.set("authorizationDetailTypes", "{\"channel\":[\"read\",\"publish\"]}");
        alice.rest().clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void workByTheSameValueAtTheNextUse() {
        Made pat = alice.make();

        JsonNode answer = alice.rest()
                .addRights(pat.id(), "scopes", List.of("execute"), "authorizationDetails", List.of(detail("read", "*")))
                .expect(200)
                .json();

        JsonNode claims = alice.claims(pat);
        assertThat(scope(claims)).containsExactlyInAnyOrder("read", "execute");
        assertThat(realmRoles(claims)).containsExactlyInAnyOrder("orders-viewer", "orders-editor");
        assertThat(claims.path("authorization_details")).hasSize(1);
        assertThat(answer.has("token")).isFalse();
        assertThat(texts(answer.path("scopes"))).containsExactlyInAnyOrder("read", "execute");
    }

    @Test
    void areReadAtTheSameAddress() {
        Made pat = alice.make("authorizationDetails", List.of(NAMED));
        alice.rest().addRights(pat.id(), "scopes", List.of("execute")).expect(200);

        String rights = alice.rest().rights(pat.id()).expect(200).text();

        assertThat(rights)
                .isEqualTo("{\"scopes\":[\"execute\",\"read\"],\"authorizationDetails\":[{\"id\":\"mine\","
                        + "\"type\":\"channel\",\"actions\":[\"read\"],\"identifiers\":[\"c-1\"]}]}");
    }

    @Test
    void areWrittenDown() {
        Made pat = alice.make();

        alice.rest()
                .addRights(
                        pat.id(),
                        "scopes",
                        List.of("read", "execute"),
                        "authorizationDetails",
                        List.of(detail("publish", "c-7")))
                .expect(200);

        JsonNode line = alice.rest().events(pat.id()).expect(200).json().get(0);
        assertThat(line.path("type").asText()).isEqualTo("SCOPES_ADDED");
        assertThat(texts(line.at("/details/scopes"))).containsExactly("execute");
        assertThat(texts(line.at("/details/authorizationDetails"))).containsExactly("channel:publish:c-7");
    }

    @Test
    void twiceAreNoFaultAndAreWrittenDownOnce() {
        Made pat = alice.make();
        alice.rest()
                .addRights(pat.id(), "scopes", List.of("execute", "execute"))
                .expect(200);
        JsonNode once = alice.read(pat);

        alice.rest().addRights(pat.id(), "scopes", List.of("execute", "read")).expect(200);

        assertThat(alice.read(pat)).isEqualTo(once);
        assertThat(alice.rest().eventTypes(pat.id())).containsOnlyOnce("SCOPES_ADDED");
    }
}
