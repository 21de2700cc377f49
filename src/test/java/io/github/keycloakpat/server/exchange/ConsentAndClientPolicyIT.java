package io.github.keycloakpat.server.exchange;

import static io.github.keycloakpat.server.exchange.Pats.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What else an administrator may demand of a client: the user's consent, and Keycloak's client policies. */
@KeycloakTest
@Tag("wire")
class ConsentAndClientPolicyIT {
    private final Keycloak keycloak;
    private TestRealm realm;
    private Pats pats;
    private Made pat;

    ConsentAndClientPolicyIT(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    @BeforeEach
    void makeATokenInARealmOfItsOwn() {
        realm = TestRealms.standard(keycloak);
        pats = new Pats(realm);
        pat = pats.make("alice", "read", "execute");
    }

    @AfterEach
    void deleteIt() {
        realm.delete();
    }

    @Test
    void aClientThatNeedsConsentExchangesOnlyWhatWasConsentedTo() {
        realm.clients().update("script", client -> client.setConsentRequired(true));
        assertError(pats.exchange("script", pat), "invalid_scope");

        consent("read", "profile", "email", "roles", "web-origins", "acr", "basic");
        assertThat(pats.exchange("script", pat, "scope", "read").status()).isEqualTo(200);
        assertError(pats.exchange("script", pat), "invalid_scope");

        realm.http()
                .delete("/account/applications/script/consent")
                .header("Accept", "application/json")
                .bearer(realm.token("alice"))
                .send()
                .expect(204);
        assertError(pats.exchange("script", pat, "scope", "read"), "invalid_scope");
    }

    /** Keycloak asks for consent to display what a scope is for; the account console may grant it too. */
    private void consent(String... scopes) {
        List<Map<String, String>> granted = Stream.of(scopes)
                .map(scope -> Map.of("id", realm.scopes().id(scope), "name", scope))
                .toList();
        realm.http()
                .post("/account/applications/script/consent")
                .bearer(realm.token("alice"))
                .json(Map.of("grantedScopes", granted))
                .send()
                .expect(200);
    }

    @Test
    void aClientPolicyThatRejectsIsObeyed() {
        policy("ours", "reject-request");
        Answer rejected = pats.exchange("script", pat);

        policies(List.of());
        Answer free = pats.exchange("script", pat);

        assertError(rejected, "invalid_request");
        assertThat(free.status()).isEqualTo(200);
    }

    /** Keycloak's executor reads the scopes of a JWT and can't see those of a token: it must not let one pass. */
    @Test
    void aClientPolicyThatDemandsNarrowerScopesLetsNothingWiderPass() {
        policy("ours", "downscope-assertion-grant-enforcer");

        Answer answer = pats.exchange("script", pat, "scope", "read");

        assertError(answer, "invalid_request");
    }

    private void policy(String name, String executor) {
        realm.admin()
                .put("/client-policies/profiles")
                .json(Map.of(
                        "profiles",
                        List.of(Map.of(
                                "name",
                                name,
                                "executors",
                                List.of(Map.of("executor", executor, "configuration", Map.of()))))))
                .send()
                .expect(204);
        policies(List.of(Map.of(
                "name",
                name,
                "enabled",
                true,
                "profiles",
                List.of(name),
                "conditions",
                List.of(Map.of(
                        "condition", "grant-type", "configuration", Map.of("grant_types", List.of(Pats.GRANT)))))));
    }

    private void policies(List<Map<String, Object>> policies) {
        realm.admin()
                .put("/client-policies/policies")
                .json(Map.of("policies", policies))
                .send()
                .expect(204);
    }
}
