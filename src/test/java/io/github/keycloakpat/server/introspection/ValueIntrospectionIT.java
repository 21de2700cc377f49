package io.github.keycloakpat.server.introspection;

import static io.github.keycloakpat.server.introspection.Asking.assertInactive;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.SqlCount;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.life.Trail;
import io.github.keycloakpat.server.rest.Policy;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What introspection tells of a token that works, and to whom (refusals 87 and 88). */
@KeycloakTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValueIntrospectionIT {
    private static final int USES = 20;

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final UserRest alice;

    ValueIntrospectionIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeAll
    void prepare() {
        realm.clients().create(RealmClients.confidentialClient("gateway"));
        realm.clients().update("gateway", client -> client.getAttributes().put("pat.introspection.enabled", "true"));
        new Policy(realm).set("authorizationDetailTypes", "{\"channel\": [\"read\", \"publish\"]}");
        realm.update(rep -> {
            rep.setEventsEnabled(true);
            rep.setEnabledEventTypes(List.of("INTROSPECT_TOKEN", "INTROSPECT_TOKEN_ERROR"));
        });
    }

    @Test
    void allThatMattersIsTold() {
        Instant before = keycloak.now();
        Made pat = pats.make(
                "alice",
                Map.of(
                        "scopes", List.of("read", "execute"),
                        "audiences", List.of("orders-api", "billing-api"),
                        "expiresIn", "PT1H",
                        "authorizationDetails",
                                List.of(Map.of(
                                        "type", "channel",
                                        "actions", List.of("publish"),
                                        "identifiers", List.of("c-42")))));

        JsonNode shown = pats.introspect("orders-api", pat.secret()).expect(200).json();

        assertThat(shown.propertyStream().map(Map.Entry::getKey))
                .containsExactly(
                        "active",
                        "token_type",
                        "pat_id",
                        "sub",
                        "username",
                        "scope",
                        "aud",
                        "iat",
                        "exp",
                        "authorization_details");
        assertThat(shown.path("active").isBoolean()).isTrue();
        assertThat(shown.path("active").asBoolean()).isTrue();
        assertThat(shown.path("token_type").asText()).isEqualTo("personal_access_token");
        assertThat(shown.path("pat_id").asText()).isEqualTo(pat.id());
        assertThat(shown.path("sub").asText()).isEqualTo(realm.users().id("alice"));
        assertThat(shown.path("username").asText()).isEqualTo("alice");
        assertThat(shown.path("scope").asText()).isEqualTo("execute read");
        assertThat(shown.path("aud").toString()).isEqualTo("[\"billing-api\",\"orders-api\"]");
        assertThat(shown.path("iat").asLong())
                .isBetween(before.getEpochSecond(), keycloak.now().getEpochSecond());
        assertThat(shown.path("exp").asLong() - shown.path("iat").asLong()).isEqualTo(3600);
        assertThat(shown.path("authorization_details").toString())
                .isEqualTo("[{\"type\":\"channel\",\"actions\":[\"publish\"],\"identifiers\":[\"c-42\"]}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_token",
                "refresh_token",
                "requesting_party_token",
                "personal_access_token",
                "urn:keycloak-pat:token-type:personal-access-token"
            })
    void theHintMakesNoDifference(String hint) {
        Made pat = pats.make("alice", "read");

        String told = pats.introspect("orders-api", pat.secret(), "token_type_hint", hint)
                .expect(200)
                .text();

        assertThat(told)
                .isEqualTo(pats.introspect("orders-api", pat.secret()).text())
                .contains("\"active\":true");
    }

    /** Our hints are for our values; what the token was exchanged for is found under them as well (RFC 7662 §2.1). */
    @Test
    void ourHintFindsAJwtToo() {
        String jwt = pats.jwt("script", pats.make("alice", "read"));

        assertThat(pats.introspect("orders-api", jwt, "token_type_hint", "personal_access_token")
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aTokenWithoutExpiryAndWithoutRightsSaysSo() {
        new Policy(realm).set("neverExpireAllowed", "true");
        Made pat = pats.make("alice", Map.of("expiresIn", "never", "audiences", List.of("orders-api")));

        JsonNode shown = pats.introspect("orders-api", pat.secret()).expect(200).json();

        assertThat(shown.path("active").asBoolean()).isTrue();
        assertThat(shown.has("exp")).isFalse();
        assertThat(shown.has("scope")).isFalse();
        assertThat(shown.path("authorization_details").toString()).isEqualTo("[]");
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

    @Test
    void lostRightsAreGoneAtOnce() {
        realm.users().create("loser", "orders-viewer", "orders-editor");
        Made pat = pats.make("loser", "read", "execute");
        assertThat(scopes(pat)).isEqualTo("execute read");

        realm.users().unassign("loser", "orders-editor");
        assertThat(scopes(pat)).isEqualTo("read");

        realm.users().unassign("loser", "orders-viewer");
        assertInactive(pats.introspect("gateway", pat.secret()));
    }

    private String scopes(Made pat) {
        return pats.introspect("gateway", pat.secret()).expect(200).text("scope");
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

    @Test
    void theOldValueIsActiveAsLongAsItWorks() {
        Made pat = pats.make("alice", "read");
        Instant end = Instant.parse(
                alice.rotate(pat.id(), "gracePeriod", "PT10M").expect(200).text("previousSecretExpiresAt"));

        JsonNode shown = pats.introspect("orders-api", pat.secret()).expect(200).json();

        assertThat(shown.path("active").asBoolean()).isTrue();
        assertThat(shown.path("exp").asLong()).isEqualTo(end.getEpochSecond());
    }

    @Test
    void anAnswerIsAUseByTheUserThatTheApplicationNames() {
        Made pat = pats.make("alice", "read");

        pats.introspect("orders-api", pat.secret(), "client_ip", "198.51.100.7").expect(200);
        JsonNode used = new Trail(alice, pat.id()).awaitUses(1);

        assertThat(used.path("lastUsedIp").asText()).isEqualTo("198.51.100.7");
        assertThat(used.path("lastUsedClient").asText()).isEqualTo("orders-api");
    }

    @Test
    void anAnswerReadsOneRowAndWritesNone() throws Exception {
        Made pat = pats.make("alice", "read");
        realm.update(rep -> rep.setEventsEnabled(false));
        pats.introspect("orders-api", pat.secret()).expect(200); // now Keycloak's own caches know all of it
        new Trail(alice, pat.id()).await("USED");

        SqlCount count = keycloak.countSql(() -> {
            for (int i = 0; i < USES; i++) {
                assertThat(pats.introspect("orders-api", pat.secret()).text()).contains("\"active\":true");
            }
        });

        realm.update(rep -> rep.setEventsEnabled(true));
        assertThat(count.on("PAT_SECRET").statements()).hasSize(USES);
        assertThat(count.ofRequests().writes()).isEmpty();
        assertThat(count.ofRequests().without("PAT_").statements())
                .as("users, roles, scopes and clients are in Keycloak's caches")
                .isEmpty();
    }

    @Test
    void eventsTellOfTheTokenAndNotOfItsValue() {
        Made pat = pats.make("alice", "read");
        pats.introspect("orders-api", pat.secret()).expect(200);
        pats.introspect("billing-api", pat.secret()).expect(200);
        alice.revoke(pat.id(), "reason", "test").expect(204);
        pats.introspect("orders-api", pat.secret()).expect(200);

        List<String> told = Asking.events(realm, pat);

        assertThat(told)
                .containsExactlyInAnyOrder(
                        "INTROSPECT_TOKEN orders-api null",
                        "INTROSPECT_TOKEN_ERROR billing-api client 'billing-api' is not in the token's audience",
                        "INTROSPECT_TOKEN_ERROR orders-api REVOKED");
        String random = pat.secret().substring(pat.secret().indexOf('_') + 1);
        assertThat(realm.admin().get("/events").query("max", 1000).send().text())
                .doesNotContain(random);
        assertThat(keycloak.log()).doesNotContain(random);
    }

    @Test
    void anExpiryThatComesIsTheEnd() {
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "expiresIn", "PT1H"));

        keycloak.shiftTime(Duration.ofHours(2));

        assertInactive(pats.introspect("orders-api", pat.secret()));
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
