package io.github.keycloakpat.server.metrics;

import static io.github.keycloakpat.server.exchange.Values.changed;
import static io.github.keycloakpat.server.exchange.Values.checksummed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.RealmClients;
import io.github.keycloakpat.server.harness.RealmFlows;
import io.github.keycloakpat.server.harness.SqlCount;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import io.github.keycloakpat.server.rest.Policy;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted at the doors. */
@KeycloakTest
@Tag("wire")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UseMetricsIT {
    private static final int READINGS = 20;

    private static final String GRANTING = "legacy";

    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Pats pats;
    private final Gauges gauges;
    private Made good;
    private Made revoked;

    UseMetricsIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.pats = new Pats(realm);
        this.gauges = new Gauges(keycloak);
    }

    @BeforeAll
    void prepare() {
        RealmFlows flows = realm.flows();
        flows.copy("direct grant", "by token");
        flows.require("by token", "direct-grant-validate-password", "DISABLED");
        flows.raise(flows.add("by token", "pat-direct-grant", "REQUIRED"));
        realm.clients().create(TestRealms.exchanging(RealmClients.publicClient(GRANTING)));
        realm.clients().update(GRANTING, client -> {
            client.setDirectAccessGrantsEnabled(true);
            client.setAuthenticationFlowBindingOverrides(Map.of("direct_grant", flows.id("by token")));
        });
        good = pats.make("alice", "read");
        revoked = pats.make("alice", "read");
        pats.revoke("alice", revoked);
    }

    /** Who presents it, and what comes of it. */
    @ParameterizedTest
    @CsvSource({
        "exchange, good, accepted",
        "exchange, revoked, refused",
        "exchange, unserved, unserved",
        "direct_grant, good, accepted",
        "direct_grant, revoked, refused",
        "direct_grant, unserved, unserved",
        "introspection, good, accepted",
        "introspection, revoked, refused",
        "introspection, unserved, unserved",
        "forward_auth, good, accepted",
        "forward_auth, revoked, refused",
        "forward_auth, unserved, unserved",
        "forward_auth, nothing, challenged"
    })
    void aRequestIsCountedOnceByWhatCameOfIt(String door, String what, String outcome) {
        double before = gauges.read("uses_total", "door", door, "outcome", outcome);
        double all = all();

        present(door, what);

        assertThat(gauges.read("uses_total", "door", door, "outcome", outcome)).isEqualTo(before + 1);
        assertThat(all()).isEqualTo(all + 1);
    }

    private double all() {
        return Sample.all(keycloak.metrics()).stream()
                .filter(sample -> sample.name().equals("keycloak_pat_uses_total"))
                .mapToDouble(Sample::value)
                .sum();
    }

    private void present(String door, String what) {
        Made pat = what.equals("revoked") ? revoked : good;
        boolean served = !what.equals("unserved");
        Answer answer = switch (door) {
            case "exchange" -> pats.exchange(served ? "script" : "orders-api", pat);
            case "direct_grant" -> grant(pat, "read", served ? "state" : "audience");
            case "introspection" -> pats.introspect(served ? "orders-api" : "billing-api", pat.secret());
            default -> ask(what.equals("nothing") ? "" : pat.secret(), served ? "scope" : "color");
        };
        assertThat(answer.status()).as(answer.toString()).isLessThan(500);
    }

    private Answer grant(Made pat, String scope, String parameter) {
        return realm.http()
                .post(Pats.TOKEN_ENDPOINT)
                .form("grant_type", "password", "client_id", GRANTING, "scope", scope)
                .form("username", "alice", "password", pat.secret(), parameter, "x")
                .send();
    }

    private Answer ask(String bearer, String demand) {
        var call = realm.http().get("/personal-access-tokens/auth").query(demand, "read");
        return bearer.isEmpty() ? call.send() : call.bearer(bearer).send();
    }

    @Test
    void aRefusalIsCountedByItsReason() {
        double before = gauges.read("refusals_total", "reason", "scope_not_granted");
        double revocations = gauges.read("refusals_total", "reason", "revoked");

        pats.exchange("script", good, "scope", "execute").expect(400);
        grant(good, "execute", "state").expect(400);
        ask(good.secret(), "type").expect(403);

        assertThat(gauges.read("refusals_total", "reason", "scope_not_granted")).isEqualTo(before + 2);
        assertThat(gauges.read("refusals_total", "reason", "revoked")).isEqualTo(revocations);
    }

    @Test
    void oneOfTooManyRefusalsIsLimited() {
        double before = gauges.read("uses_total", "door", "exchange", "outcome", "limited");
        int refusals = 0;

        while (pats.exchanging("script", revoked.secret())
                        .from("203.0.113.99")
                        .send()
                        .status()
                != 429) {
            assertThat(refusals++).isLessThan(1000);
        }

        assertThat(gauges.read("uses_total", "door", "exchange", "outcome", "limited"))
                .isEqualTo(before + 1);
    }

    @Test
    void aLookIsCountedByWhatItFoundAndGarbageIsNone() {
        double found = gauges.read("lookup_seconds_count", "result", "found");
        double unknown = gauges.read("lookup_seconds_count", "result", "unknown");

        pats.exchange("script", good).expect(200);
        pats.exchange("script", checksummed(changed(good.secret(), 20))).expect(400);
        pats.exchange("script", changed(good.secret(), 20)).expect(400);

        assertThat(gauges.read("lookup_seconds_count", "result", "found")).isEqualTo(found + 1);
        assertThat(gauges.read("lookup_seconds_count", "result", "unknown")).isEqualTo(unknown + 1);
        assertThat(gauges.read("lookup_seconds_sum", "result", "found")).isPositive();
    }

    @Test
    void whoAsksForMetricsAsksTheDatabaseNothing() throws Exception {
        SqlCount sql = keycloak.countSql(() -> {
            for (int i = 0; i < READINGS; i++) {
                keycloak.metrics();
            }
        });

        // What the server does besides may fall between, but not once for each reading.
        assertThat(sql.ofRequests().statements().stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                .allSatisfy((statement, count) -> assertThat(count).isLessThan(READINGS));
    }

    @Test
    void nothingOfUsersIsInThem() {
        var policy = new Policy(realm);
        policy.set("tokenPrefix", "acme");
        Made pat = pats.make(
                "bob", Map.of("scopes", List.of("read"), "description", "well described", "allowedIps", List.of()));
        policy.reset();
        for (String door : List.of("exchange", "introspection", "forward_auth")) {
            present(door, "good");
        }
        pats.exchanging("script", pat.secret())
                .from("203.0.113.123")
                .header("User-Agent", "deploy/77")
                .send()
                .expect(200);

        String ours = String.join(
                "\n",
                keycloak.metrics()
                        .lines()
                        .filter(line -> line.contains("keycloak_pat_"))
                        .toList());
        assertThat(ours)
                .isNotEmpty()
                .doesNotContain(
                        realm.name(),
                        "bob",
                        "alice",
                        realm.users().id("bob"),
                        pat.id(),
                        pat.secret().substring(6, 20),
                        "acme",
                        "script",
                        "described",
                        "203.0.113.123",
                        "deploy/77");
    }
}
