package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.exchange.Pats.scope;
import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.rest.Policy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An old value gets no wider rights than it had when it was the present one, and loses what the token loses. */
@KeycloakTest
@Tag("wire")
class GraceRightsIT {
    private final Keycloak keycloak;
    private final Policy policy;
    private final Holder alice;

    GraceRightsIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.policy = new Policy(realm);
        this.alice = new Holder(realm, "alice");
    }

    @BeforeEach
    void aCatalogue() {
        policy.set("authorizationDetailTypes", "{\"channel\":[\"read\",\"publish\"]}");
        alice.rest().clear();
    }

    @AfterEach
    void theUsualPolicy() {
        policy.reset();
    }

    private Made narrow() {
        return alice.make(
                "roles",
                List.of("orders-viewer"),
                "audiences",
                List.of("orders-api"),
                "allowedIps",
                List.of("127.0.0.0/8"),
                "authorizationDetails",
                List.of(RotateRightsIT.READING));
    }

    static Stream<Arguments> wider() {
        return Stream.of(
                arguments("scopes", List.of("read", "execute")),
                arguments("scopes", List.of("execute")),
                arguments("roles", List.of("orders-viewer", "orders-editor")),
                arguments("roles", List.of("orders-editor")),
                arguments("audiences", List.of("orders-api", "billing-api")),
                arguments("audiences", List.of()),
                arguments("allowedIps", List.of("127.0.0.0/8", "10.0.0.0/8")),
                arguments("allowedIps", List.of()),
                arguments("authorizationDetails", List.of(RotateRightsIT.PUBLISHING)),
                arguments("authorizationDetails", List.of(RotateRightsIT.detail("read", "*"))));
    }

    @ParameterizedTest
    @MethodSource("wider")
    void noRotationWidensWhileAnOldValueLives(String field, List<Object> wanted) {
        Made old = narrow();
        Made present = alice.rotated(old, "gracePeriod", "PT1H");
        JsonNode before = alice.read(old);

        assertRefused(alice.rest().rotate(old.id(), field, wanted), 409, "grace_running", field);
        assertThat(alice.read(old)).isEqualTo(before);
        alice.assertWorks(old, present);
    }

    @ParameterizedTest
    @MethodSource("wider")
    void noRotationWidensAndLetsTheOldValueLive(String field, List<Object> wanted) {
        Made pat = narrow();
        JsonNode before = alice.read(pat);

        assertRefused(alice.rest().rotate(pat.id(), field, wanted, "gracePeriod", "PT1S"), 409, "grace_running", field);
        assertThat(alice.read(pat)).isEqualTo(before);
        alice.assertWorks(pat);
        alice.rotated(pat, field, wanted); // without a grace period
    }

    @Test
    void nothingIsAddedWhileAnOldValueLives() {
        Made old = narrow();
        alice.rotated(old, "gracePeriod", "PT1H");
        JsonNode before = alice.read(old);

        assertRefused(
                alice.rest().addRights(old.id(), "scopes", List.of("read", "execute")), 409, "grace_running", "scopes");
        assertRefused(
                alice.rest().addRights(old.id(), "authorizationDetails", List.of(RotateRightsIT.PUBLISHING)),
                409,
                "grace_running",
                "authorizationDetails");
        assertThat(alice.read(old)).isEqualTo(before);
    }

    @Test
    void wideningIsFreeOnceTheOldValueWasEnded() {
        Made old = alice.make();
        alice.rotated(old, "gracePeriod", "PT1H");

        alice.rest().endGrace(old.id()).expect(204);

        alice.rest().addRights(old.id(), "scopes", List.of("execute")).expect(200);
        Made wide = alice.rotated(old, "audiences", List.of());
        assertThat(scope(alice.claims(wide))).containsExactlyInAnyOrder("read", "execute");
        alice.assertRefused(old);
    }

    @Test
    void wideningIsFreeOnceTheTimeOfTheOldValueIsOver() {
        Made old = alice.make();
        alice.rotated(old, "gracePeriod", "PT1H");

        keycloak.shiftTime(Duration.ofHours(1));

        Made wide = alice.rotated(old, "scopes", List.of("read", "execute"));
        assertThat(scope(alice.claims(wide))).containsExactlyInAnyOrder("read", "execute");
        alice.assertRefused(old);
    }

    @Test
    void anUpdateThatNarrowsBindsTheOldValueToo() {
        Made old = alice.make("scopes", List.of("read", "execute"));
        Made present = alice.rotated(old, "gracePeriod", "PT1H");

        alice.rest().update(old.id(), "scopes", List.of("read")).expect(200);

        assertThat(scope(alice.claims(old))).containsExactly("read");
        assertThat(scope(alice.claims(present))).containsExactly("read");
    }

    @Test
    void aScopeThatIsTakenAwayIsTakenFromTheOldValueToo() {
        Made old = alice.make("scopes", List.of("read", "execute"));
        alice.rotated(old, "gracePeriod", "PT1H");

        alice.rest().removeScope(old.id(), "execute").expect(204);

        assertThat(scope(alice.claims(old))).containsExactly("read");
    }

    @Test
    void aRotationThatNarrowsBindsTheOldValueToo() {
        Made old = alice.make("scopes", List.of("read", "execute"));

        Made present = alice.rotated(old, "gracePeriod", "PT1H", "scopes", List.of("read"));

        assertThat(scope(alice.claims(old))).containsExactly("read");
        assertThat(scope(alice.claims(present))).containsExactly("read");
    }
}
