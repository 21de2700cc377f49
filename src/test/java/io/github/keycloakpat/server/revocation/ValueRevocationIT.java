package io.github.keycloakpat.server.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.exchange.UserEvents;
import io.github.keycloakpat.server.exchange.Values;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.life.Holder;
import io.github.keycloakpat.server.life.Trail;
import io.github.keycloakpat.server.rest.InParallel;
import io.github.keycloakpat.server.rest.Policy;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusal 89 and its opposite: whoever has a value may end it, by any client. */
@KeycloakTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValueRevocationIT {
    private static final String STANDARD = "/protocol/openid-connect/revoke";
    private static final String EXTENSION = "/protocol/openid-connect/ext/revoke";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private Holder holder;

    ValueRevocationIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
    }

    @BeforeAll
    void prepare() {
        realm.update(rep -> rep.setEventsEnabled(true));
        holder = Holder.newcomer(realm, "orders-viewer");
    }

    @ParameterizedTest
    @CsvSource({
        "script, " + STANDARD, // public, it names itself
        "ci, " + STANDARD,
        "billing-api, " + STANDARD, // not even among the token's applications
        "script, " + EXTENSION,
        "ci, " + EXTENSION
    })
    void anyClientEndsATokenByItsValue89(String client, String address) {
        Made pat = holder.make("scopes", List.of("read"), "audiences", List.of("orders-api"));
        String jwt = holder.jwt(pat);
        assertThat(active(jwt)).isTrue();

        assertDone(revoke(client, address, pat.secret()).send());

        holder.assertRefused(pat);
        assertThat(active(jwt)).isFalse();
        JsonNode shown = holder.read(pat);
        assertThat(shown.path("status").asText()).isEqualTo("REVOKED");
        assertThat(shown.path("revokedBy").isNull()).isTrue();
        assertThat(shown.path("revokeReason").asText()).isEqualTo("Revoked by whoever had its value");
        assertDone(revoke(client, address, pat.secret()).send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token", "personal_access_token", "whatever"})
    void theHintMakesNoDifference(String hint) {
        Made pat = holder.make("scopes", List.of("read"));

        assertDone(revoke("ci", STANDARD, pat.secret())
                .form("token_type_hint", hint)
                .send());

        holder.assertRefused(pat);
    }

    @Test
    void theOwnerMayBringItBack() {
        Made pat = holder.make("scopes", List.of("read"));
        revoke("script", STANDARD, pat.secret()).send().expect(200);

        Made again = holder.regenerated(pat, "expiresIn", "P1D");

        holder.assertWorks(again);
        holder.assertRefused(pat);
    }

    @Test
    void aValueInGraceEndsAndThePresentOneStays() {
        Made first = holder.make("scopes", List.of("read"));
        Made second = holder.rotated(first, "gracePeriod", "PT1H");
        holder.assertWorks(first, second);

        assertDone(revoke("script", STANDARD, first.secret()).send());

        holder.assertRefused(first);
        holder.assertWorks(second);
        assertThat(holder.read(second).path("previousSecretExpiresAt").isNull()).isTrue();
    }

    @Test
    void anOldValueAndAnUnknownOneEndNothing() {
        Made first = holder.make("scopes", List.of("read"));
        Made second = holder.rotated(first);
        Made deleted = holder.make("scopes", List.of("read"));
        pats.delete(holder.user(), deleted);

        assertDone(revoke("script", STANDARD, first.secret()).send());
        assertDone(revoke("script", STANDARD, deleted.secret()).send());
        assertDone(revoke("script", STANDARD, Values.checksummed(Values.changed(second.secret(), 10)))
                .send());

        holder.assertWorks(second);
    }

    @Test
    void theValueOfAnotherRealmIsUnknown35() {
        TestRealm other = TestRealms.standard(keycloak);
        Pats itsPats = new Pats(other);
        Made ofOther = itsPats.make("alice", "read");

        assertDone(revoke("script", STANDARD, ofOther.secret()).send());

        assertThat(itsPats.exchange("script", ofOther).status()).isEqualTo(200);
        other.delete();
    }

    @Test
    void itWorksWhileTokensAreSwitchedOff() {
        Made pat = holder.make("scopes", List.of("read"));
        Policy policy = new Policy(realm);
        policy.set("enabled", "false");
        try {
            assertDone(revoke("script", STANDARD, pat.secret()).send());
        } finally {
            policy.reset();
        }
        assertThat(holder.read(pat).path("status").asText()).isEqualTo("REVOKED");
    }

    @Test
    void theTrailTellsTheClientAndNoActor() {
        Made pat = holder.make("scopes", List.of("read"));

        revoke("ci", STANDARD, pat.secret()).from("203.0.113.5").send().expect(200);

        JsonNode line = new Trail(holder.rest(), pat.id()).only("REVOKED");
        assertThat(line.path("actorId").isNull()).isTrue();
        assertThat(line.path("clientId").asText()).isEqualTo("ci");
        assertThat(line.path("ip").asText()).isEqualTo("203.0.113.5");
        assertThat(line.at("/details/compromised").asBoolean(true)).isFalse();
        assertThat(UserEvents.newest(realm, pat, "REVOKE_GRANT")
                        .path("clientId")
                        .asText())
                .isEqualTo("ci");
        UserEvents.assertNoValue(realm, pat);
    }

    @Test
    void clientsThatAreNoneEndNothing86() {
        Made pat = holder.make("scopes", List.of("read"));
        realm.clients().create(RealmClients.confidentialClient("off"));
        realm.clients().disable("off");

        assertThat(ask().form("token", pat.secret()).send().status()).isEqualTo(401);
        assertThat(revoke("nobody", STANDARD, pat.secret()).send().status()).isEqualTo(401);
        assertThat(revoke("off", STANDARD, pat.secret()).send().status()).isEqualTo(401);
        assertThat(ask().form("client_id", "ci", "client_secret", "wrong", "token", pat.secret())
                        .send()
                        .status())
                .isEqualTo(401);

        holder.assertWorks(pat);
    }

    @Test
    void aDoubledParameterIsRefused() {
        Made pat = holder.make("scopes", List.of("read"));

        Answer answer = revoke("script", STANDARD, pat.secret())
                .form("token", "another")
                .send();

        Pats.assertError(answer, "invalid_request");
        holder.assertWorks(pat);
    }

    @Test
    void aRealmThatIsOffRevokesNothing36() {
        TestRealm off = TestRealms.standard(keycloak);
        Pats itsPats = new Pats(off);
        Made pat = itsPats.make("alice", "read");
        off.update(rep -> rep.setEnabled(false));

        Answer answer = off.http()
                .post(STANDARD)
                .form("client_id", "script", "token", pat.secret())
                .send();

        assertThat(answer.status()).isEqualTo(403);
        off.update(rep -> rep.setEnabled(true));
        assertThat(itsPats.exchange("script", pat).status()).isEqualTo(200);
        off.delete();
    }

    @Test
    void aRotationAtTheSameTimeLeavesTheValueDead() throws Exception {
        for (int i = 0; i < 10; i++) {
            Made pat = holder.make("scopes", List.of("read"));
            List<Answer> answers = InParallel.send(List.of(
                    revoke("script", STANDARD, pat.secret()), holder.rest().rotation(pat.id(), "gracePeriod", "PT1H")));
            assertThat(answers.get(0).status()).isEqualTo(200);

            holder.assertRefused(pat);
        }
    }

    @Test
    void aPageOfTheClientMayCallIt() {
        realm.clients().update("script", client -> client.setWebOrigins(List.of("http://spa.example")));
        Made pat = holder.make("scopes", List.of("read"));

        Answer answer = revoke("script", STANDARD, pat.secret())
                .origin("http://spa.example")
                .send();

        assertThat(answer.expect(200).header("Access-Control-Allow-Origin")).contains("http://spa.example");
        assertThat(realm.http()
                        .call("OPTIONS", STANDARD)
                        .origin("http://spa.example")
                        .header("Access-Control-Request-Method", "POST")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    /** RFC 7009 as Keycloak does it: what was there before is there still. */
    @Test
    void ordinaryTokensAreRevokedAsBefore89() {
        String token = realm.token("kcpat", "alice");
        assertThat(opens(token)).isTrue();

        Answer foreign = revoke("script", STANDARD, token).send();
        Pats.assertError(foreign, "invalid_request");
        assertThat(opens(token)).isTrue();

        assertThat(revoke("kcpat", STANDARD, token).send().status()).isEqualTo(200);
        assertThat(opens(token)).isFalse();
    }

    @Test
    void theClientOfAJwtEndsThatAloneByRevokingIt() {
        Made pat = holder.make("scopes", List.of("read"));
        String jwt = holder.jwt(pat);

        assertThat(revoke("script", STANDARD, jwt).send().status()).isEqualTo(200);

        assertThat(active(jwt)).isFalse();
        holder.assertWorks(pat);
    }

    private boolean opens(String token) {
        return realm.http()
                        .get("/account")
                        .header("Accept", "application/json")
                        .bearer(token)
                        .send()
                        .status()
                == 200;
    }

    private boolean active(String jwt) {
        return pats.introspect("orders-api", jwt).json().path("active").asBoolean();
    }

    private Call ask() {
        return realm.http().post(STANDARD);
    }

    private Call revoke(String client, String address, String token) {
        return realm.http().post(address).form("client_id", client, "client_secret", TestRealm.SECRET, "token", token);
    }

    private static void assertDone(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
    }
}
