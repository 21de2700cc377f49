package io.github.keycloakpat.server.introspection;

import static io.github.keycloakpat.server.introspection.Asking.assertInactive;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refusals 86 to 88 and 94: who may ask about a token, and who learns nothing. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoMayAskIT {
    private final TestRealm realm;
    private final Pats pats;

    WhoMayAskIT(TestRealm realm) {
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void allowAGateway() {
        realm.clients().create(RealmClients.confidentialClient("gateway"));
        realm.clients().update("gateway", client -> client.getAttributes().put("pat.introspection.enabled", "true"));
    }

    @Test
    void anUnknownHintOpensNothing87() {
        Made pat = pats.make("alice", "read");

        assertInactive(pats.introspect("billing-api", pat.secret(), "token_type_hint", "whatever"));
        Pats.assertError(
                pats.introspect("orders-api", pat.secret(), "token_type_hint", "one", "token_type_hint", "two"),
                "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "orders-api, true", // among its applications
        "billing-api, false",
        "ci, false",
        "gateway, false" // the switch opens no token that is meant for others
    })
    void onlyItsApplicationsLearnOfATokenThatNamesSome87And88(String asking, boolean active) {
        Made pat = pats.make("alice", Map.of("scopes", List.of("execute"), "audiences", List.of("orders-api")));

        assertActive(asking, pat, active);
    }

    @ParameterizedTest
    @CsvSource({
        "read, orders-api, true", // an audience mapper of the scope
        "read, billing-api, false",
        "execute, billing-api, true",
        "execute, orders-api, false",
        "admin, orders-api, false",
        "admin, billing-api, false",
        "admin, gateway, true",
        "read, gateway, true",
        "read, ci, false"
    })
    void ofOneThatNamesNoneThoseLearnWhomItsScopesBring87And88(String scope, String asking, boolean active) {
        assertActive(asking, pats.make("root", scope), active);
    }

    @Test
    void aScopeWithARoleOfAnApplicationBringsThatApplication() {
        realm.scopes().create("deploy", "orders-api/deployer");
        new Policy(realm).set("grantableScopes", "read execute admin deploy");
        Made pat = pats.make("alice", "deploy");
        assertThat(pats.introspect("orders-api", pat.secret())
                        .json()
                        .path("aud")
                        .toString())
                .isEqualTo("[\"orders-api\"]");

        realm.users().unassign("alice", "orders-api/deployer");

        assertInactive(pats.introspect("orders-api", pat.secret()));
        realm.users().assign("alice", "orders-api/deployer");
    }

    /** Keycloak's mapper of this kind is on unless it says otherwise. */
    @Test
    void aResolverThatIsSwitchedOffBringsNobody() {
        realm.scopes().create("steer", "billing-api/clerk");
        realm.users().assign("alice", "billing-api/clerk");
        new Policy(realm).set("grantableScopes", "read execute admin deploy steer");
        Made pat = pats.make("alice", "steer");
        assertActive("billing-api", pat, true);

        realm.scopes().switchMapper("roles", "oidc-audience-resolve-mapper", false);
        try {
            assertActive("billing-api", pat, false);
        } finally {
            realm.scopes().switchMapper("roles", "oidc-audience-resolve-mapper", true);
        }
    }

    @Test
    void theAttributeMustSayTrue() {
        realm.clients().create(RealmClients.confidentialClient("half"));
        realm.clients().update("half", client -> client.getAttributes().put("pat.introspection.enabled", "yes"));

        assertActive("half", pats.make("alice", "read"), false);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true",
        "::ffff:10.1.2.3, true",
        "11.1.2.3, false",
        "2001:db8::1, false",
        "'', false",
        "10.1.2.3.example, false",
        "'10.1.2.3, 11.1.2.3', false"
    })
    void anAddressBoundTokenIsForUsersAtThatAddress94(String address, boolean active) {
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "allowedIps", List.of("10.0.0.0/8")));

        assertThat(pats.introspect("orders-api", pat.secret(), "client_ip", address)
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean())
                .isEqualTo(active);
    }

    @Test
    void withoutTheUsersAddressABoundTokenIsInactiveWhereverTheApplicationIs94() {
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "allowedIps", List.of("127.0.0.1")));

        assertInactive(pats.introspect("orders-api", pat.secret()));
    }

    /** Refusal 86 at this endpoint: by Keycloak, as for any token. */
    @Test
    void whoIsNobodyOrPublicAsksInVain86() {
        Made pat = pats.make("alice", "read");

        assertThat(pats.introspect("script", pat.secret()).status()).isEqualTo(403);
        assertThat(realm.http()
                        .post(Pats.TOKEN_ENDPOINT + "/introspect")
                        .form("client_id", "orders-api", "client_secret", "wrong", "token", pat.secret())
                        .send()
                        .status())
                .isEqualTo(401);
    }

    private void assertActive(String asking, Made pat, boolean active) {
        var answer = pats.introspect(asking, pat.secret());
        if (active) {
            assertThat(answer.expect(200).json().path("active").asBoolean()).isTrue();
        } else {
            assertInactive(answer);
        }
    }
}
