package io.github.keycloakpat.server.rest;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.params;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many tokens a user may have: refusal 76. */
@KeycloakTest
class CountIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Policy policy;
    private final UserRest alice;

    CountIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.policy = new Policy(realm);
        this.alice = UserRest.of(realm, "alice");
    }

    @BeforeEach
    void twoAreTheLimit() {
        alice.clear();
        policy.set("maxTokensPerUser", "2");
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    @Test
    void oneMoreThanTheLimitIsRefused() {
        alice.make("name", "first");
        alice.make("name", "second");

        Answer third = alice.create("name", "third");

        assertRefused(third, 409, "too_many_tokens");
        assertThat(params(third)).containsExactly("2");
        assertThat(alice.names()).containsExactly("first", "second");
    }

    @Test
    void revokedTokensDoNotCount() {
        alice.make();
        alice.revoke(alice.makeId()).expect(204);

        alice.make();

        assertRefused(alice.create("name", "x"), 409, "too_many_tokens");
    }

    @Test
    void expiredTokensDoNotCount() {
        alice.make();
        alice.make("expiresIn", "PT5S");
        assertRefused(alice.create("name", "x"), 409, "too_many_tokens");

        keycloak.shiftTime(Duration.ofSeconds(5));

        assertThat(alice.create("name", "x").status()).isEqualTo(201);
        assertRefused(alice.create("name", "y"), 409, "too_many_tokens");
    }

    @Test
    void deletedTokensDoNotCount() {
        alice.make();
        alice.delete(alice.makeId()).expect(204);

        assertThat(alice.create("name", "x").status()).isEqualTo(201);
    }

    @Test
    void everyUserHasALimitOfTheirOwn() {
        alice.make();
        alice.make();

        assertThat(UserRest.of(realm, "bob").create("name", "bob's").status()).isEqualTo(201);
    }

    @Test
    void aLoweredLimitEndsNoTokenAndLetsNoneBeMade() {
        alice.make();
        alice.make();

        policy.set("maxTokensPerUser", "0");

        assertThat(alice.listed("status")).containsExactly("ACTIVE", "ACTIVE");
        assertRefused(alice.create("name", "x"), 409, "too_many_tokens");
        assertThat(alice.update(alice.listed("id").get(0), "description", "changed")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void fiftyAreTheLimitIfTheRealmSaysNothing() {
        policy.set("maxTokensPerUser", "");
        for (int i = 0; i < 50; i++) {
            alice.make();
        }

        assertThat(params(alice.create("name", "the 51st"))).containsExactly("50");
        alice.clear();
    }
}
