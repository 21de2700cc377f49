package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which tokens do not come back: those in foreign hands, those that others ended, those outside today's rules. */
@KeycloakTest
@Tag("wire")
class RegenerationRulesIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final Holder alice;

    RegenerationRulesIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = new Holder(realm, "alice");
    }

    @BeforeEach
    void noTokens() {
        alice.rest().clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    private Made revoked(Object... fields) {
        Made pat = alice.make(fields);
        alice.rest().revoke(pat.id()).expect(204);
        return pat;
    }

    private void assertNotRegenerable(Made pat) {
        JsonNode before = alice.read(pat);

        assertRefused(alice.rest().regenerate(pat.id()), 409, "regeneration_not_allowed");
        assertThat(alice.read(pat)).isEqualTo(before);
    }

    @Test
    void anActiveTokenIsNotRegenerated() {
        Made pat = alice.make();

        assertNotRegenerable(pat);
        alice.assertWorks(pat);
    }

    @Test
    void aTokenThatWasBroughtBackIsActiveAndNotRegenerated() {
        Made present = alice.regenerated(revoked());

        assertNotRegenerable(present);
        alice.assertWorks(present);
    }

    @Test
    void noTokenComesBackWhereTheRealmForbidsIt() {
        Made revoked = revoked();
        policy.set("regenerateAllowed", "false");

        assertNotRegenerable(revoked);
    }

    @Test
    void noExpiredTokenComesBackWhereTheRealmForbidsIt() {
        Made pat = alice.make("expiresIn", "PT5S");
        policy.set("regenerateAllowed", "false");

        keycloak.shiftTime(Duration.ofSeconds(5));

        assertNotRegenerable(pat);
    }

    @Test
    void aCompromisedTokenDoesNotComeBack() {
        Made pat = alice.make();

        alice.rest().revoke(pat.id(), "compromised", true).expect(204);

        assertNotRegenerable(pat);
    }

    @Test
    void aTokenThatWasFoundToBeCompromisedAfterItsRevocationDoesNotComeBack() {
        Made pat = revoked();

        alice.rest().revoke(pat.id(), "compromised", true).expect(204);

        assertNotRegenerable(pat);
    }

    @Test
    void aTokenThatWasFoundToBeCompromisedAfterItsExpiryDoesNotComeBack() {
        Made pat = alice.make("expiresIn", "PT5S");
        keycloak.shiftTime(Duration.ofSeconds(5));

        alice.rest().revoke(pat.id(), "compromised", true).expect(204);

        assertNotRegenerable(pat);
    }

    @Test
    void aTokenThatSomebodyElseRevokedDoesNotComeBack() {
        Made pat = revoked();

        keycloak.sqlUpdate(
                "UPDATE PAT_TOKEN SET REVOKED_BY = ? WHERE ID = ?",
                realm.users().id("root"),
                pat.id());

        assertNotRegenerable(pat);
    }

    @Test
    void aTokenThatWouldBeOneTooManyDoesNotComeBack() {
        policy.set("maxTokensPerUser", "2");
        Made pat = revoked();
        alice.make();
        Made other = alice.make();
        JsonNode before = alice.read(pat);

        assertRefused(alice.rest().regenerate(pat.id()), 409, "too_many_tokens");
        assertThat(alice.read(pat)).isEqualTo(before);
        alice.rest().revoke(other.id()).expect(204);
        alice.assertWorks(alice.regenerated(pat));
    }

    @Test
    void aTokenWithAScopeThatMayNoLongerBeGrantedDoesNotComeBack() {
        Made pat = revoked("scopes", List.of("read", "execute"));
        policy.set("grantableScopes", "read");
        JsonNode before = alice.read(pat);

        assertRefused(alice.rest().regenerate(pat.id()), 400, "scope_not_grantable", "scopes");
        assertThat(alice.read(pat)).isEqualTo(before);
    }

    @Test
    void aTokenWithARoleThatItsOwnerHasLostDoesNotComeBack() {
        Holder user = Holder.newcomer(realm, "orders-viewer", "orders-editor");
        Made pat = user.make("roles", List.of("orders-editor"));
        user.rest().revoke(pat.id()).expect(204);
        realm.users().unassign(user.user(), "orders-editor");

        assertRefused(user.rest().regenerate(pat.id()), 400, "role_not_held", "roles");
        assertThat(user.read(pat).path("status").asText()).isEqualTo("REVOKED");
    }
}
