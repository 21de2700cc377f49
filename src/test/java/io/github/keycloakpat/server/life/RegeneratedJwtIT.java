package io.github.keycloakpat.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.http.Answer;
import org.junit.jupiter.api.Test;

/** JWTs of an ended token do not come back with it, and those of a rotated one stay good. */
@KeycloakTest
class RegeneratedJwtIT {
    private static final String INACTIVE = "{\"active\":false}";

    private final Pats pats;
    private final Holder alice;

    RegeneratedJwtIT(TestRealm realm) {
        this.pats = new Pats(realm);
        this.alice = new Holder(realm, "alice");
    }

    @Test
    void whatWasExchangedBeforeStaysInactiveAndWhatIsExchangedAfterIsActive() {
        Made old = alice.make();
        String before = alice.jwt(old);
        assertActive(before);
        alice.rest().revoke(old.id()).expect(204);
        assertInactive(before);

        String after = alice.jwt(alice.regenerated(old));

        assertInactive(before);
        assertActive(after);
    }

    @Test
    void whatWasExchangedInAnyEarlierLifeStaysInactive() {
        Made first = alice.make();
        String ofFirst = alice.jwt(first);
        alice.rest().revoke(first.id()).expect(204);
        String ofSecond = alice.jwt(alice.regenerated(first));
        alice.rest().revoke(first.id()).expect(204);

        Made third = alice.rotated(alice.regenerated(first));

        assertInactive(ofFirst);
        assertInactive(ofSecond);
        assertActive(alice.jwt(third));
    }

    @Test
    void aRotationLeavesTheJwtsOfTheTokenActive() {
        Made old = alice.make();
        String before = alice.jwt(old);

        String after = alice.jwt(alice.rotated(old));

        assertActive(before);
        assertActive(after);
    }

    private void assertActive(String jwt) {
        assertThat(introspected(jwt).json().path("active").asBoolean()).isTrue();
    }

    private void assertInactive(String jwt) {
        assertThat(introspected(jwt).text()).isEqualTo(INACTIVE);
    }

    private Answer introspected(String jwt) {
        return pats.introspect("orders-api", jwt).expect(200);
    }
}
