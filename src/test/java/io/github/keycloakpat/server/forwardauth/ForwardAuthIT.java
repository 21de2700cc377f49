package io.github.keycloakpat.server.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.SqlCount;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.http.Call;
import io.github.keycloakpat.server.life.Trail;
import io.github.keycloakpat.server.rest.UserRest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let through, and what the gateway learns of them. */
@KeycloakTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardAuthIT {
    private static final int USES = 20;

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final Gate gate;

    ForwardAuthIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
        this.gate = new Gate(realm);
    }

    @BeforeAll
    void prepare() {
        gate.create("gateway");
    }

    @Test
    void whoseTokenItIsAndWhatItMay() {
        Made pat = pats.make(
                "alice",
                Map.of("scopes", List.of("read", "execute"), "roles", List.of("orders-viewer", "orders-api/deployer")));

        Answer answer = gate.ask(pat, "scope", "read").expect(200);

        assertThat(answer.header("X-Pat-User")).contains("alice");
        assertThat(answer.header("X-Pat-User-Id")).contains(realm.users().id("alice"));
        assertThat(answer.header("X-Pat-Id")).contains(pat.id());
        assertThat(answer.header("X-Pat-Scopes")).contains("execute read");
        assertThat(answer.header("X-Pat-Roles")).contains("orders-api/deployer orders-viewer");
        assertThat(answer.header("Authorization")).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void aTokenThatMayNothingIsSomebodys() {
        Made pat = pats.make("alice");

        Answer answer = gate.ask(pat).expect(200);

        assertThat(answer.header("X-Pat-User")).contains("alice");
        assertThat(answer.header("X-Pat-Scopes")).contains("");
        assertThat(answer.header("X-Pat-Roles")).contains("");
    }

    @Test
    void namesAreNoHeadersOfTheirOwn92() {
        realm.users().create("jürgen", "orders-viewer");
        gate.createRole("Fuß & 100%, grün", "jürgen");
        Made pat = pats.make("jürgen", Map.of("scopes", List.of("read"), "roles", List.of("Fuß & 100%, grün")));

        Answer answer = gate.ask(pat, "role", "Fuß & 100%, grün").expect(200);

        assertThat(answer.header("X-Pat-User")).contains("j%C3%BCrgen");
        assertThat(answer.header("X-Pat-Roles")).contains("Fu%C3%9F%20&%20100%25,%20gr%C3%BCn");
    }

    /** Only some of these are asked by any gateway; all are answered by the token alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "HEAD",
                "POST",
                "PUT",
                "PATCH",
                "DELETE",
                "OPTIONS",
                "PROPFIND",
                "MKCOL",
                "REPORT",
                "UNLOCK"
            })
    void everyVerbIsAnsweredAlike(String verb) {
        Made pat = pats.make("alice", "read");

        Answer good = Gate.demanding(realm.http().call(verb, Gate.PATH), "scope", "read")
                .bearer(pat.secret())
                .send();
        Answer lacking = Gate.demanding(realm.http().call(verb, Gate.PATH), "scope", "execute")
                .bearer(pat.secret())
                .send();
        Answer none = realm.http().call(verb, Gate.PATH).send();

        assertThat(good.expect(200).header("X-Pat-Id")).contains(pat.id());
        assertThat(lacking.status()).isEqualTo(403);
        assertThat(none.status()).isEqualTo(401);
    }

    @Test
    void aBodyIsNotRead() {
        Made pat = pats.make("alice", "read");

        realm.http()
                .post(Gate.PATH)
                .form("scope", "execute", "role", "orders-admin")
                .bearer(pat.secret())
                .send()
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "ALICE", "alice@example.org", "Alice@Example.ORG", "token"})
    void aNameForTheOwner(String name) {
        Made pat = pats.make("alice", "read");

        Answer answer = gate.asking("scope", "read").basic(name, pat.secret()).send();

        assertThat(answer.expect(200).header("X-Pat-User")).contains("alice");
    }

    @ParameterizedTest
    @CsvSource({"Bearer", "bearer", "BEARER", "'Bearer '"})
    void theSchemeInAnyCase(String scheme) {
        Made pat = pats.make("alice", "read");

        gate.asking()
                .header("Authorization", scheme + " " + pat.secret())
                .send()
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scope%3Dread/orders/1?scope=execute&x=y",
                "scope=read&role=orders-viewer/orders/1",
                "role%3Dorders-viewer%26scope%3Dread/",
                "scope%3Dread",
                "role%3Dorders-api%252Fdeployer/a/b/c",
                "role%3Dorders-api%2Fdeployer/a/b/c",
                "scope%3Dread%26scope%3Dexecute/%20/a"
            })
    void theDemandBeforeTheOriginalPath(String path) {
        Made pat = pats.make(
                "alice",
                Map.of("scopes", List.of("read", "execute"), "roles", List.of("orders-viewer", "orders-api/deployer")));

        Answer answer = realm.http()
                .get(Gate.PATH + "/for/" + path)
                .bearer(pat.secret())
                .send();

        assertThat(answer.expect(200).header("X-Pat-Id")).contains(pat.id());
    }

    @Test
    void theDemandBeforeTheRootIsOneToo() {
        Made pat = pats.make("alice", "read");

        realm.http().get(Gate.PATH + "/for/scope%3Dread/").send().expect(401);
        Gate.assertForbidden(realm.http()
                .get(Gate.PATH + "/for/scope%3Dexecute/?scope=read")
                .bearer(pat.secret())
                .send());
        Gate.assertForbidden(realm.http()
                .get(Gate.PATH + "/for/scope%3Dexecute/orders?scope=read")
                .bearer(pat.secret())
                .send());
        Gate.assertRefused(
                realm.http().get(Gate.PATH + "/for/scope%3Dread/orders/1").send());
    }

    @Test
    void thereIsNothingBelow() {
        realm.http()
                .get(Gate.PATH + "/orders")
                .bearer(pats.make("alice").secret())
                .send()
                .expect(404);
    }

    @Test
    void anAnswerIsAUse() {
        Made pat = pats.make("alice", "read");

        gate.asking("client", "gateway")
                .from("198.51.100.7")
                .bearer(pat.secret())
                .send()
                .expect(200);
        JsonNode used = new Trail(UserRest.of(realm, "alice"), pat.id()).awaitUses(1);

        assertThat(used.path("lastUsedIp").asText()).isEqualTo("198.51.100.7");
        assertThat(used.path("lastUsedClient").asText()).isEqualTo("gateway");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scope=read&role=orders-viewer&audience=orders-api", "scope=read&token=jwt&client=gateway"})
    void anAnswerReadsOneRowAndWritesNone(String demands) throws Exception {
        Made pat = pats.make("alice", "read");
        Call call = realm.http().get(Gate.PATH + "?" + demands).bearer(pat.secret());
        call.send().expect(200); // now all caches know of it
        new Trail(UserRest.of(realm, "alice"), pat.id()).await("USED");

        SqlCount count = keycloak.countSql(() -> {
            for (int i = 0; i < USES; i++) {
                call.send().expect(200);
            }
        });

        assertThat(count.on("PAT_SECRET").statements()).hasSize(USES);
        assertThat(count.ofRequests().writes()).isEmpty();
        assertThat(count.ofRequests().without("PAT_").statements())
                .as("users, roles, scopes and clients are in Keycloak's caches")
                .isEmpty();
    }
}
