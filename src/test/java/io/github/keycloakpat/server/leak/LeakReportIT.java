package io.github.keycloakpat.server.leak;

import static io.github.keycloakpat.server.leak.Scanner.finding;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
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
import io.github.keycloakpat.server.life.Holder;
import io.github.keycloakpat.server.life.Trail;
import io.github.keycloakpat.server.rest.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reported value is dead, whatever it was; what is not dead by it lives on. */
@KeycloakTest
class LeakReportIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final Scanner scanner;
    private final Holder alice;
    private final Holder bob;
    private final Pats pats;

    LeakReportIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.policy = new Policy(realm);
        this.scanner = new Scanner(realm);
        this.alice = new Holder(realm, "alice");
        this.bob = new Holder(realm, "bob");
        this.pats = new Pats(realm);
    }

    @BeforeEach
    void noTokens() {
        alice.rest().clear();
        bob.rest().clear();
    }

    @AfterEach
    void policyAsBefore() {
        policy.reset();
    }

    private void assertCompromised(Made pat) {
        JsonNode token = alice.read(pat);
        assertThat(token.path("status").asText()).isEqualTo("REVOKED");
        assertRefused(alice.rest().regenerate(pat.id()), 409, "regeneration_not_allowed");
    }

    /** Uses and refusals are written when it suits the server. */
    private List<String> changes(String id) {
        return new Trail(alice.rest(), id)
                .types().stream()
                        .filter(type -> !type.equals("USED") && !type.equals("REFUSED"))
                        .toList();
    }

    @Test
    void aPresentValueEndsItsTokenForGood() {
        Made pat = alice.make();
        alice.assertWorks(pat);

        scanner.report(pat);

        alice.assertRefused(pat);
        assertCompromised(pat);
        JsonNode token = alice.read(pat);
        assertThat(token.path("revokeReason").asText()).isEqualTo("Its value was reported as leaked");
        assertThat(token.path("revokedBy").isNull()).isTrue();
        assertThat(token.toString()).doesNotContain(Scanner.URL);
        assertThat(changes(pat.id())).containsExactlyInAnyOrder("REVOKED", "LEAKED", "CREATED");
    }

    @Test
    void whatItWasExchangedForIsInactiveAtOnce() {
        Made pat = alice.make();
        String jwt = alice.jwt(pat);
        assertThat(isActive(jwt)).isTrue();

        scanner.report(pat);

        assertThat(isActive(jwt)).isFalse();
    }

    private boolean isActive(String jwt) {
        return pats.introspect("orders-api", jwt)
                .expect(200)
                .json()
                .path("active")
                .asBoolean();
    }

    @Test
    void aValueInItsGracePeriodEndsAlone() {
        Made first = alice.make();
        Made second = alice.rotated(first, "gracePeriod", "PT1H");
        alice.assertWorks(first, second);

        scanner.report(first);

        alice.assertRefused(first);
        alice.assertWorks(second);
        assertThat(alice.read(first).path("previousSecretExpiresAt").isNull()).isTrue();
        assertThat(changes(first.id())).containsExactlyInAnyOrder("UPDATED", "LEAKED", "ROTATED", "CREATED");
    }

    @Test
    void anOlderValueEndsNothing() {
        Made first = alice.make();
        Made second = alice.rotated(first);
        Made third = alice.rotated(second, "gracePeriod", "PT1H");

        scanner.report(first);

        alice.assertRefused(first);
        alice.assertWorks(second, third);
        assertThat(changes(first.id())).containsExactlyInAnyOrder("LEAKED", "ROTATED", "ROTATED", "CREATED");
    }

    @Test
    void anExpiredTokenCanNotComeBack() {
        Made pat = alice.make("expiresIn", "PT10S");
        keycloak.shiftTime(Duration.ofSeconds(20));
        assertThat(alice.read(pat).path("status").asText()).isEqualTo("EXPIRED");

        scanner.report(pat);

        assertCompromised(pat);
    }

    @Test
    void aRevokedTokenCanNotComeBackEither() {
        Made pat = alice.make();
        alice.rest().revoke(pat.id(), "reason", "holidays").expect(204);
        JsonNode before = alice.read(pat);

        scanner.report(pat);

        assertCompromised(pat);
        assertThat(alice.read(pat)).isEqualTo(before);
        assertThat(changes(pat.id())).containsExactlyInAnyOrder("UPDATED", "LEAKED", "REVOKED", "CREATED");
    }

    @Test
    void theValueOfADeletedTokenIsKeptInMind() {
        Made pat = alice.make();
        alice.rest().delete(pat.id()).expect(204);

        scanner.report(pat);

        assertThat(keycloak.sql("SELECT TYPE FROM PAT_AUDIT WHERE TOKEN_ID = ?", pat.id()))
                .extracting(row -> row.get("type"))
                .containsExactlyInAnyOrder("CREATED", "DELETED", "LEAKED");
    }

    @Test
    void anotherRealmsValueIsUnknownHere() {
        Made pat = alice.make();
        TestRealm other = TestRealms.standard(keycloak);

        new Scanner(other).report(pat);

        alice.assertWorks(pat);
        assertThat(changes(pat.id())).containsExactly("CREATED");
    }

    @Test
    void oneReportMayHoldValuesOfManyPeopleAndNonsense() {
        Made hers = alice.make();
        Made his = bob.make();
        Made first = bob.make();
        Made second = bob.rotated(first, "gracePeriod", "PT1H");
        Made spared = alice.make();

        Answer answer = scanner.send(List.of(
                finding(first.secret()),
                finding("nonsense"),
                finding(hers.secret()),
                finding(Scanner.unknown()),
                finding(first.secret()),
                finding(his.secret())));

        assertThat(labels(answer))
                .containsExactly(
                        "true_positive",
                        "false_positive",
                        "true_positive",
                        "true_positive",
                        "true_positive",
                        "true_positive");
        alice.assertRefused(hers);
        bob.assertRefused(his, first);
        alice.assertWorks(spared);
        bob.assertWorks(second);
    }

    private static List<String> labels(Answer answer) {
        List<String> labels = new ArrayList<>();
        answer.expect(200)
                .json()
                .forEach(entry -> labels.add(entry.path("label").asText()));
        return labels;
    }

    @Test
    void aHundredValuesEndAtOnce() {
        policy.set("maxTokensPerUser", "200");
        List<Made> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(alice.make());
        }

        scanner.report(many.toArray(Made[]::new));

        assertThat(alice.rest().listed("id", "max", 100)).isEmpty();
        assertThat(keycloak.sql(
                        "SELECT ID FROM PAT_AUDIT WHERE TYPE = 'LEAKED' AND USER_ID = ?",
                        realm.users().id("alice")))
                .hasSizeGreaterThanOrEqualTo(100);
    }

    @Test
    void itWorksWhileTokensAreSwitchedOff() {
        Made pat = alice.make();
        policy.set("enabled", "false");

        scanner.report(pat);

        policy.set("enabled", "true");
        alice.assertRefused(pat);
        assertCompromised(pat);
    }

    @Test
    void serviceAccountsLoseTheirsToo() {
        realm.clients().create(RealmClients.confidentialClient("robot"));
        String account = realm.clients().serviceAccount("robot", "orders-viewer");
        Answer made = realm.admin()
                .post("/personal-access-tokens")
                .json(Map.of("userId", account, "name", "robot's", "scopes", List.of("read")))
                .send()
                .expect(201);
        String value = made.text("token");
        pats.exchange("script", value).expect(200);

        scanner.send(finding(value)).expect(200);

        Pats.assertRefused(pats.exchange("script", value));
    }

    @Test
    void aClosedRealmTakesNoReports() {
        TestRealm closed = TestRealms.standard(keycloak);
        Made pat = new Holder(closed, "alice").make();
        Scanner there = new Scanner(closed);

        closed.update(rep -> rep.setSslRequired("all"));
        assertRefused(there.reporting(pat).send(), 403, "permission_denied");
        closed.update(rep -> {
            rep.setSslRequired("none");
            rep.setEnabled(false);
        });
        assertRefused(there.reporting(pat).send(), 403, "permission_denied");

        closed.update(rep -> rep.setEnabled(true));
        new Holder(closed, "alice").assertWorks(pat);
    }
}
