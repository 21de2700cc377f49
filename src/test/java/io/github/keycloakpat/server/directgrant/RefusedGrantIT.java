package io.github.keycloakpat.server.directgrant;

import static io.github.keycloakpat.server.directgrant.DirectGrants.CLIENT;
import static io.github.keycloakpat.server.directgrant.DirectGrants.EITHER;
import static io.github.keycloakpat.server.directgrant.DirectGrants.REFUSED;
import static io.github.keycloakpat.server.directgrant.DirectGrants.assertRefused;
import static io.github.keycloakpat.server.exchange.SpoiltValues.spoil;
import static io.github.keycloakpat.server.exchange.Values.changed;
import static io.github.keycloakpat.server.exchange.Values.checksummed;
import static io.github.keycloakpat.server.harness.RealmClients.confidentialClient;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Moment;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.exchange.UserEvents;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.SqlCount;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.UserRest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a token in the place of a password, the answer is that of a wrong password. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedGrantIT {
    private static final String GUEST = "203.0.113.77";
    private static final int REFUSED_RATE = 300;

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private DirectGrants grants;
    private Made good;

    RefusedGrantIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void makeFlows() {
        realm.update(rep -> rep.setEventsEnabled(true));
        grants = DirectGrants.in(realm);
        good = pats.make("alice", "read");
        assertThat(grants.grant(good).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("io.github.keycloakpat.server.exchange.SpoiltValues#ways")
    void aSpoiltValueIsRefusedLikeAWrongPassword1To12(String way) {
        assertRefused(grants.grant(CLIENT, "alice", spoil(way, good.secret())));
    }

    @Test
    void whatIsNoTokenCostsNoQuery4() throws Exception {
        SqlCount garbage = keycloak.countSql(() -> grants.grant(CLIENT, "alice", changed(good.secret(), -1)));
        SqlCount unknown = keycloak.countSql(() -> grants.grant(CLIENT, "alice", unknown()));

        assertThat(garbage.on("PAT_SECRET").statements()).isEmpty();
        assertThat(unknown.on("PAT_SECRET").statements()).hasSize(1);
    }

    @Test
    void aJwtThePasswordAndNothingAreRefusedToo13() {
        assertRefused(grants.grant(CLIENT, "alice", realm.token("alice")));
        assertRefused(grants.grant(CLIENT, "alice", grants.jwt(good)));
        assertRefused(grants.grant(CLIENT, "alice", TestRealm.PASSWORD));
        assertRefused(realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", "password", "client_id", CLIENT, "username", "alice")
                .send());
    }

    /** Refusal 93: the answers for a wrong token, a wrong password and a name that nobody has can't be told apart. */
    @Test
    void theAnswerIsThatForAWrongPasswordAndForAnUnknownUser93() {
        Answer wrongPassword = grants.grant(TestRealm.MANAGER, "alice", "not the password");
        Answer nobody = grants.grant(CLIENT, "nobody", good.secret());

        assertThat(wrongPassword.text()).isEqualTo(REFUSED);
        assertThat(nobody.text()).isEqualTo(REFUSED);
        assertThat(nobody.status()).isEqualTo(wrongPassword.status()).isEqualTo(400);
        for (String name : List.of("Content-Type", "Cache-Control", "Pragma")) {
            assertThat(grants.grant(CLIENT, "alice", unknown()).header(name))
                    .as(name)
                    .isEqualTo(wrongPassword.header(name))
                    .isEqualTo(nobody.header(name));
        }
    }

    @Test
    void theUseForAScopeThatTheTokenHasNotIsTold() {
        Made pat = pats.make("alice", "read");

        Pats.assertError(grants.grant(pat, "scope", "execute"), "invalid_scope");

        Logins.trail(realm, "alice", pat).awaitRefusal("SCOPE_NOT_GRANTED");
    }

    @Test
    void theTokenOfAnotherUserIsRefusedAndIsToldToItsOwner14() {
        Made ofAlice = pats.make("alice", "read");

        assertRefused(grants.grant(CLIENT, "bob", ofAlice.secret()));

        JsonNode event = UserEvents.newest(realm, ofAlice, "LOGIN_ERROR");
        assertThat(event.path("userId").asText()).isEqualTo(realm.users().id("bob"));
        assertThat(event.path("error").asText()).isEqualTo("invalid_user_credentials");
        assertThat(event.at("/details/reason").asText()).isEqualTo("OWNER_MISMATCH");
        Logins.trail(realm, "alice", ofAlice).awaitRefusal("OWNER_MISMATCH");
    }

    @Test
    void theTokenOfAnotherRealmIsRefused35() {
        TestRealm other = TestRealms.standard(keycloak);

        assertRefused(grants.grant(
                CLIENT, "alice", new Pats(other).make("alice", "read").secret()));

        other.delete();
    }

    @ParameterizedTest
    @CsvSource({"-1, 200", "0, 400", "1, 400"})
    void aTokenWorksUntilTheInstantOfItsExpiry15And16(int secondsAfter, int status) {
        Instant end = keycloak.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "expiresAt", end.toString()));

        Answer answer = Moment.at(keycloak, end.plusSeconds(secondsAfter), () -> grants.grant(pat));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @Test
    void anEndedTokenIsRefusedAndItsTrailSaysWhy18And19() {
        Made revoked = pats.make("alice", "read");
        Made deleted = pats.make("alice", "read");
        pats.revoke("alice", revoked);
        pats.delete("alice", deleted);

        assertRefused(grants.grant(revoked));
        assertRefused(grants.grant(deleted));

        JsonNode event = UserEvents.newest(realm, revoked, "LOGIN_ERROR");
        assertThat(event.path("userId").asText()).isEqualTo(realm.users().id("alice"));
        assertThat(event.at("/details/reason").asText()).isEqualTo("REVOKED");
        assertThat(event.at("/details/pat_name").asText()).isNotEmpty();
        assertThat(UserEvents.newest(realm, deleted, "LOGIN_ERROR")
                        .at("/details/reason")
                        .asText())
                .isEqualTo("DELETED");
        Logins.trail(realm, "alice", revoked).awaitRefusal("REVOKED");
    }

    @Test
    void anOldValueWorksWithinItsGraceOnly20To22() {
        Made pat = pats.make("alice", "read");
        Made graceless = pats.make("alice", "read");
        String next = rotate(pat, "PT10M");
        rotate(graceless, "PT0S");

        assertThat(grants.grant(pat).status()).isEqualTo(200);
        assertThat(grants.grant(CLIENT, "alice", next).status()).isEqualTo(200);
        assertRefused(grants.grant(graceless));

        keycloak.shiftTime(Duration.ofMinutes(11));
        assertRefused(grants.grant(pat));
        assertThat(grants.grant(CLIENT, "alice", next).status()).isEqualTo(200);
    }

    @Test
    void anOldValueStaysDeadWhenTheTokenIsRegenerated23() {
        Made pat = pats.make("alice", "read");
        pats.revoke("alice", pat);
        UserRest.of(realm, "alice")
                .http()
                .post("/" + pat.id() + "/regenerate")
                .json(Map.of())
                .send()
                .expect(200);

        assertRefused(grants.grant(pat));
    }

    @ParameterizedTest
    @CsvSource({"pat.enabled, false", "pat.enabled, maybe", "pat.jwtLifetime, soon"})
    void aPolicyThatIsOffOrCannotBeReadRefusesAllTokens24(String attribute, String value) {
        realm.setAttribute(attribute, value);
        Answer under = grants.grant(good);
        realm.removeAttribute(attribute);

        assertRefused(under);
        assertThat(grants.grant(good).status()).isEqualTo(200);
    }

    @Test
    void anAddressOutsideIsRefused94() {
        Made pat = pats.make("alice", Map.of("scopes", List.of("read"), "allowedIps", List.of("203.0.113.0/24")));

        assertThat(grants.granting(CLIENT, "alice", pat.secret())
                        .from("203.0.113.9")
                        .send()
                        .status())
                .isEqualTo(200);
        assertRefused(
                grants.granting(CLIENT, "alice", pat.secret()).from("192.0.2.9").send());
    }

    @Test
    void aClientWithFullScopeIsTurnedAway() {
        grants.create("wide");
        realm.clients().update("wide", client -> client.setFullScopeAllowed(true));

        Answer answer = grants.grant("wide", "alice", good.secret());

        Pats.assertError(answer, "unauthorized_client");
        assertThat(answer.text("error_description")).contains("Switch 'Full scope allowed' off");
        assertRefused(grants.grant("wide", "alice", unknown()));
        realm.clients().update("wide", client -> client.setFullScopeAllowed(false));
        assertThat(grants.grant("wide", "alice", good.secret()).status()).isEqualTo(200);
    }

    /** What can't be served is told to who has a token: to others it would tell which names there are (93). */
    @Test
    void whatIsWrongWithTheRequestTellsNobodyWhichNamesThereAre93() {
        for (String name : List.of("alice", "nobody")) {
            assertRefused(grants.grant(CLIENT, name, unknown(), "resource", "https://orders.example"));
            assertRefused(grants.grant(CLIENT, name, "garbage", "audience", "orders-api"));
        }
    }

    @Test
    void aClientWithPairwiseSubjectsIsTurnedAway() {
        var client = confidentialClient("pairwise");
        client.setRedirectUris(List.of("https://app.example/*"));
        grants.create(client);
        realm.clients()
                .addMapper("pairwise", "oidc-sha256-pairwise-sub-mapper", Map.of("pairwiseSubAlgorithmSalt", "x"));

        Answer answer = grants.grant("pairwise", "alice", good.secret());

        Pats.assertError(answer, "unauthorized_client");
        assertThat(answer.text("error_description")).contains("pairwise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audience", "resource"})
    void whatWouldNarrowTheAudienceIsNotIgnored46(String parameter) {
        Pats.assertError(grants.grant(good, parameter, "https://orders.example"), "invalid_target");
    }

    @Test
    void aClientWithoutDirectAccessGrantsHasNone() {
        grants.create("grantless");
        realm.clients().update("grantless", client -> client.setDirectAccessGrantsEnabled(false));

        Pats.assertError(grants.grant("grantless", "alice", good.secret()), "unauthorized_client");
    }

    @Test
    void aClientWhoseTokensAreBoundToACertificateHasToShowOne() {
        grants.create("certificate");
        realm.clients()
                .update(
                        "certificate",
                        client -> client.getAttributes().put("tls.client.certificate.bound.access.tokens", "true"));

        Pats.assertError(grants.grant("certificate", "alice", good.secret()), "invalid_request");
    }

    @Test
    void whoIsRefusedTooOftenHasToWaitAndAGoodTokenHasNot() {
        for (int i = 0; i < REFUSED_RATE; i++) {
            assertThat(fromGuest(CLIENT, "garbage").status()).isEqualTo(400);
        }

        Answer limited = fromGuest(CLIENT, unknown());

        assertThat(limited.status()).as(limited.toString()).isEqualTo(429);
        assertThat(limited.text("error")).isEqualTo("rate_limited");
        assertThat(Integer.parseInt(limited.header("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(fromGuest(CLIENT, good.secret()).status()).isEqualTo(200);
        assertThat(fromGuest(EITHER, TestRealm.PASSWORD).status()).isEqualTo(200);
        assertRefused(grants.grant(CLIENT, "alice", unknown()));
    }

    /** Who is limited must not learn which names there are by who is told to wait. */
    @ParameterizedTest
    @CsvSource({"legacy, true, 203.0.113.78", "legacy, false, 203.0.113.79", "either, true, 203.0.113.80"})
    void whoIsLimitedIsSoForAllNames93(String client, boolean wellFormed, String address) {
        String password = wellFormed ? unknown() : "garbage";
        for (int i = 0; i < REFUSED_RATE; i++) {
            String name = i % 2 == 0 ? "alice" : "nobody";
            assertThat(from(address, client, name, password).status()).isEqualTo(400);
        }

        for (String name : List.of("alice", "nobody")) {
            assertThat(from(address, client, name, password).status()).as(name).isEqualTo(429);
        }
        assertRefused(from(address, client, "nobody", good.secret()));
        assertRefused(from(address, client, "bob", good.secret())); // a good token, and the wrong name
        assertThat(from(address, client, "alice", good.secret()).status()).isEqualTo(200);
    }

    @Test
    void whatIsLeftToPasswordsIsNotCounted() {
        for (int i = 0; i <= REFUSED_RATE; i++) {
            assertRefused(from("203.0.113.81", EITHER, "nobody", "not the password"));
        }
    }

    private Answer fromGuest(String client, String password) {
        return from(GUEST, client, "alice", password);
    }

    private Answer from(String address, String client, String user, String password) {
        return grants.granting(client, user, password).from(address).send();
    }

    private String rotate(Made pat, String grace) {
        return UserRest.of(realm, "alice")
                .http()
                .post("/" + pat.id() + "/rotate")
                .json(Map.of("gracePeriod", grace))
                .send()
                .expect(200)
                .text("token");
    }

    private String unknown() {
        return checksummed(changed(good.secret(), 10));
    }
}
