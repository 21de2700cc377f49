package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertError;
import static io.github.keycloakpat.server.exchange.Pats.assertRefused;
import static io.github.keycloakpat.server.exchange.Pats.audience;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals 46, 47 and 49: which applications the JWT is meant for. */
@KeycloakTest
@Tag("wire")
class AudienceIT {
    private final TestRealm realm;
    private final Pats pats;

    AudienceIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "full", "ci"})
    void withoutAudiencesTheJwtIsMeantForWhatItsScopesBring47(String client) {
        assertThat(audience(pats.claims(client, pats.make("root", "read")))).containsExactly("orders-api");
        assertThat(audience(pats.claims(client, pats.make("root", "read", "execute"))))
                .containsExactly("billing-api", "orders-api");
        assertThat(pats.claims(client, pats.make("root", "admin")).has("aud")).isFalse();
        assertThat(pats.claims(client, pats.make("root")).has("aud")).isFalse();
    }

    @Test
    void anAudienceThatNoScopeBringsIsRefused46() {
        Made pat = pats.make("alice", "read");

        assertThat(audience(pats.claims("script", pat, "audience", "orders-api")))
                .containsExactly("orders-api");
        assertError(pats.exchange("script", pat, "audience", "billing-api"), "invalid_target");
        assertError(
                pats.exchange("script", pat, "audience", "orders-api", "audience", "billing-api"), "invalid_target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "realm-management", "broker", "admin-cli", "nowhere", "script", ""})
    void anAudienceOutsideTheTokensIsRefused46(String audience) {
        Made named = pats.make("root", Map.of("scopes", List.of("read"), "audiences", List.of("orders-api")));
        Made unnamed = pats.make("root", "read");

        assertError(pats.exchange("full", named, "audience", audience), "invalid_target");
        assertError(pats.exchange("full", unnamed, "audience", audience), "invalid_target");
    }

    @Test
    void aTokenForOneApplicationIsForNoOther46And49() {
        Made pat = pats.make("alice", Map.of("scopes", List.of("read", "execute"), "audiences", List.of("orders-api")));

        assertThat(audience(pats.claims("script", pat))).containsExactly("orders-api");
        assertThat(audience(pats.claims("full", pat))).containsExactly("orders-api");
        assertError(pats.exchange("script", pat, "audience", "billing-api"), "invalid_target");
    }

    @Test
    void severalAudiencesAreAllThereUnlessSomeAreAskedFor() {
        Made pat = pats.make(
                "alice", Map.of("scopes", List.of("read"), "audiences", List.of("orders-api", "billing-api")));

        assertThat(audience(pats.claims("script", pat))).containsExactly("billing-api", "orders-api");
        assertThat(audience(pats.claims("script", pat, "audience", "billing-api")))
                .containsExactly("billing-api");
        assertThat(audience(pats.claims("script", pat, "audience", "billing-api", "audience", "orders-api")))
                .containsExactly("billing-api", "orders-api");
    }

    @Test
    void scopeAndAudienceNarrowTogether() {
        Made pat = pats.make("alice", "read", "execute");

        JsonNode claims = pats.claims("script", pat, "scope", "execute", "audience", "billing-api");

        assertThat(audience(claims)).containsExactly("billing-api");
        assertThat(Pats.scope(claims)).containsExactly("execute");
        assertError(pats.exchange("script", pat, "scope", "execute", "audience", "orders-api"), "invalid_target");
    }

    @Test
    void anApplicationThatIsGoneIsNoAudienceAnyMore() {
        create("app-one");
        create("app-two");
        Made one = pats.make("alice", Map.of("scopes", List.of("read"), "audiences", List.of("app-one")));
        Made both = pats.make("alice", Map.of("scopes", List.of("read"), "audiences", List.of("app-one", "app-two")));
        assertThat(audience(pats.claims("script", one))).containsExactly("app-one");

        realm.clients().delete("app-one");

        assertRefused(pats.exchange("script", one));
        assertThat(audience(pats.claims("script", both))).containsExactly("app-two");
        assertError(pats.exchange("script", both, "audience", "app-one"), "invalid_target");
    }

    @Test
    void aNewApplicationOfAnOldNameIsAnotherOne() {
        create("app-reborn");
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "audiences", List.of("app-reborn")));

        realm.clients().delete("app-reborn");
        create("app-reborn");

        assertRefused(pats.exchange("script", pat));
    }

    @Test
    void aDisabledApplicationIsNoAudienceUntilEnabledAgain() {
        create("app-paused");
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "audiences", List.of("app-paused")));

        realm.clients().disable("app-paused");
        assertRefused(pats.exchange("script", pat));

        realm.clients().update("app-paused", client -> client.setEnabled(true));
        assertThat(audience(pats.claims("script", pat))).containsExactly("app-paused");
    }

    @Test
    void aRenamedApplicationStaysAnAudience() {
        create("app-old-name");
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "audiences", List.of("app-old-name")));

        realm.clients().update("app-old-name", client -> client.setClientId("app-new-name"));

        assertThat(audience(pats.claims("script", pat))).containsExactly("app-new-name");
    }

    private void create(String clientId) {
        realm.clients().create(RealmClients.confidentialClient(clientId));
    }
}
