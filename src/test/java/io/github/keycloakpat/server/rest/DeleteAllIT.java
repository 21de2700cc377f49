package io.github.keycloakpat.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deleting all that match hits the caller's own tokens only: refusal 72. */
@KeycloakTest
class DeleteAllIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;
    private final UserRest bob;

    DeleteAllIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
        this.bob = UserRest.of(realm, "bob");
    }

    @BeforeEach
    void tokensOfTwoUsers() {
        alice.clear();
        bob.clear();
        alice.make("name", "ci active");
        alice.revoke(alice.makeId("name", "ci revoked")).expect(204);
        alice.make("name", "ci expired", "expiresIn", "PT5S");
        alice.make("name", "other active", "description", "not of ci, but of cd");
        bob.make("name", "ci active");
        bob.revoke(bob.makeId("name", "ci revoked")).expect(204);
        keycloak.shiftTime(Duration.ofSeconds(5));
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void takesAllStatusesOnlyIfTold() {
        assertThat(delete("status", "all")).isEqualTo(4);

        assertThat(alice.names()).isEmpty();
        assertThat(bob.names()).containsExactly("ci active", "ci revoked");
    }

    @Test
    void takesTheActiveOnesIfNothingIsSaidAsTheListShowsThem() {
        assertThat(delete()).isEqualTo(2);

        assertThat(alice.names()).containsExactly("ci expired", "ci revoked");
        assertThat(bob.names()).hasSize(2);
    }

    @Test
    void takesThoseOfOneStatus() {
        assertThat(delete("status", "expired")).isEqualTo(1);
        assertThat(alice.names()).containsExactly("ci active", "ci revoked", "other active");

        assertThat(delete("status", "revoked")).isEqualTo(1);
        assertThat(alice.names()).containsExactly("ci active", "other active");
        assertThat(bob.names()).hasSize(2);
    }

    @Test
    void takesThoseThatTheSearchFinds() {
        assertThat(delete("status", "all", "search", "CI ")).isEqualTo(4);
        assertThat(delete("status", "all", "search", "ci")).isZero();
        assertThat(alice.names()).isEmpty();
    }

    @Test
    void leavesWhatTheSearchDoesNotFind() {
        assertThat(delete("status", "active", "search", "other")).isEqualTo(1);

        assertThat(alice.names()).containsExactly("ci active", "ci expired", "ci revoked");
        assertThat(delete("status", "all", "search", "%")).isZero();
    }

    @Test
    void leavesATombstoneOfEach() {
        String user = realm.users().id("alice");
        int before = tombstones(user);

        assertThat(delete("status", "all")).isEqualTo(4);

        assertThat(tombstones(user)).isEqualTo(before + 4);
        assertThat(keycloak.sql("SELECT ID FROM PAT_TOKEN WHERE USER_ID = ?", user))
                .isEmpty();
    }

    @Test
    void takesMoreThanOneBatch() {
        policy.set("maxTokensPerUser", "1000");
        for (int i = 0; i < 205; i++) {
            alice.make();
        }

        assertThat(delete("status", "active")).isEqualTo(207);

        assertThat(alice.names()).containsExactly("ci expired", "ci revoked");
    }

    private int tombstones(String user) {
        return keycloak.sql("SELECT ID FROM PAT_TOMBSTONE WHERE USER_ID = ?", user)
                .size();
    }

    private int delete(String... query) {
        var call = alice.deleteAll().query("confirm", true);
        for (int i = 0; i < query.length; i += 2) {
            call.query(query[i], query[i + 1]);
        }
        return call.send().expect(200).json().path("deleted").intValue();
    }
}
