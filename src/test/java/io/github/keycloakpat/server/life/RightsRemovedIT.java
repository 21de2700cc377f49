package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.exchange.Pats.assertError;
import static io.github.keycloakpat.server.exchange.Pats.realmRoles;
import static io.github.keycloakpat.server.exchange.Pats.scope;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scopes and operations taken from a token: refusals 52 and 53. */
@KeycloakTest
class RightsRemovedIT {
    private final Keycloak keycloak;
    private final Policy policy;
    private final Pats pats;
    private final Holder alice;

    RightsRemovedIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.policy = new Policy(realm);
        this.pats = new Pats(realm);
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

    private Made full() {
        return alice.make(
                "scopes", List.of("read", "execute"), "authorizationDetails", List.of(entry("a"), entry("b")));
    }

    private static Map<String, Object> entry(String id) {
        return Map.of("id", id, "type", "channel", "actions", List.of("read"), "identifiers", List.of("c-" + id));
    }

    @Test
    void aScopeIsGoneAtTheNextUse52() {
        Made pat = full();
        assertThat(scope(alice.claims(pat))).containsExactlyInAnyOrder("read", "execute");

        assertThat(alice.rest().removeScope(pat.id(), "execute").expect(204).text())
                .isEmpty();

        JsonNode claims = alice.claims(pat);
        assertThat(scope(claims)).containsExactly("read");
        assertThat(realmRoles(claims)).containsExactly("orders-viewer");
        assertError(alice.exchange(pat, "scope", "execute"), "invalid_scope");
        assertThat(claims.path("authorization_details")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "full"})
    void theLastScopeRemovedLeavesNoneAndNotAll53(String client) {
        Made pat = alice.make();
        alice.rest().removeScope(pat.id(), "read").expect(204);

        JsonNode claims = pats.claims(client, pat);

        assertThat(scope(claims)).isEmpty();
        assertThat(realmRoles(claims)).isEmpty();
        assertThat(claims.has("resource_access")).isFalse();
        assertError(pats.exchange(client, pat, "scope", "read"), "invalid_scope");
    }

    @Test
    void theLastOperationRemovedLeavesNoneAndNotAll53() {
        Made pat = alice.make("authorizationDetails", List.of(entry("a")));
        alice.rest().removeDetail(pat.id(), "a").expect(204);

        JsonNode claims = alice.claims(pat);

        assertThat(claims.path("authorization_details").toString()).isEqualTo("[]");
        assertThat(scope(claims)).containsExactly("read");
    }

    @Test
    void allAreGoneAtOnce53() {
        Made pat = full();

        alice.rest().removeAllRights(pat.id()).expect(204);

        assertThat(alice.rest().rights(pat.id()).text()).isEqualTo("{\"scopes\":[],\"authorizationDetails\":[]}");
        JsonNode claims = alice.claims(pat);
        assertThat(scope(claims)).isEmpty();
        assertThat(realmRoles(claims)).isEmpty();
        assertThat(claims.path("authorization_details").toString()).isEqualTo("[]");
    }

    @Test
    void oneOperationIsGoneAndTheOtherStays() {
        Made pat = full();

        alice.rest().removeDetail(pat.id(), "a").expect(204);

        JsonNode left = alice.read(pat).path("authorizationDetails");
        assertThat(left).hasSize(1);
        assertThat(left.at("/0/id").asText()).isEqualTo("b");
        assertThat(texts(alice.read(pat).path("scopes"))).containsExactly("execute", "read");
    }

    @Test
    void areWrittenDown() {
        Made pat = full();
        alice.rest().removeScope(pat.id(), "read").expect(204);
        alice.rest().removeDetail(pat.id(), "a").expect(204);

        alice.rest().removeAllRights(pat.id()).expect(204);
        alice.rest().removeAllRights(pat.id()).expect(204);

        JsonNode trail = alice.rest().events(pat.id()).expect(200).json();
        assertThat(alice.rest().eventTypes(pat.id()))
                .containsExactly("SCOPES_REMOVED", "SCOPES_REMOVED", "SCOPES_REMOVED", "CREATED");
        assertThat(texts(trail.at("/0/details/scopes"))).containsExactly("execute");
        assertThat(texts(trail.at("/0/details/authorizationDetails"))).containsExactly("channel:read:c-b");
        assertThat(texts(trail.at("/1/details/authorizationDetails"))).containsExactly("channel:read:c-a");
        assertThat(trail.at("/1/details").has("scopes")).isFalse();
        assertThat(texts(trail.at("/2/details/scopes"))).containsExactly("read");
    }

    @Test
    void anEndedTokenLosesRightsToo() {
        Made revoked = full();
        Made expired = alice.make("expiresIn", "PT5S", "authorizationDetails", List.of(entry("a")));
        alice.rest().revoke(revoked.id()).expect(204);
        keycloak.shiftTime(Duration.ofSeconds(5));

        alice.rest().removeScope(revoked.id(), "read").expect(204);
        alice.rest().removeDetail(expired.id(), "a").expect(204);

        assertThat(texts(alice.read(revoked).path("scopes"))).containsExactly("execute");
        assertThat(alice.read(expired).path("authorizationDetails")).isEmpty();
        assertThat(scope(alice.claims(alice.regenerated(revoked)))).containsExactly("execute");
    }
}
