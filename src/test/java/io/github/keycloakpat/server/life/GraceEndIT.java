package io.github.keycloakpat.server.life;

import static io.github.keycloakpat.server.rest.Refusals.assertRefused;
import static io.github.keycloakpat.server.rest.Refusals.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.server.exchange.Pats.Made;
import io.github.keycloakpat.server.harness.Keycloak;
import io.github.keycloakpat.server.harness.KeycloakTest;
import io.github.keycloakpat.server.harness.TestRealm;
import io.github.keycloakpat.server.harness.TestRealms;
import io.github.keycloakpat.server.http.Answer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What ends an old value before its grace period is over. */
@KeycloakTest
@Tag("rows")
class GraceEndIT {
    private final Keycloak keycloak;
    private final TestRealm realm;
    private final Holder alice;

    GraceEndIT(Keycloak keycloak, TestRealm realm) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.alice = new Holder(realm, "alice");
    }

    @Test
    void itsOwnerEndsItAtOnce() {
        Made old = alice.make();
        Made present = alice.rotated(old, "gracePeriod", "PT1H");

        Answer answer = alice.rest().endGrace(old.id());

        assertThat(answer.expect(204).text()).isEmpty();
        alice.assertRefused(old);
        alice.assertWorks(present);
        assertThat(alice.read(old).path("previousSecretExpiresAt").isNull()).isTrue();
    }

    @Test
    void endingItIsWrittenDownOnceAndAnsweredAlikeEachTime() {
        Made old = alice.make();
        alice.rotated(old, "gracePeriod", "PT1H");
        alice.rest().endGrace(old.id()).expect(204);

        Answer again = alice.rest().endGrace(old.id());

        assertThat(again.status()).isEqualTo(204);
        assertThat(alice.rest().eventTypes(old.id())).containsOnlyOnce("UPDATED");
        var line = alice.rest().events(old.id()).json().get(0);
        assertThat(texts(line.at("/details/changed"))).containsExactly("previousSecretExpiresAt");
    }

    @Test
    void whereThereIsNoneNothingIsEnded() {
        Made pat = alice.make();

        Answer answer = alice.rest().endGrace(pat.id());

        assertThat(answer.status()).isEqualTo(204);
        alice.assertWorks(pat);
        assertThat(alice.rest().eventTypes(pat.id())).doesNotContain("UPDATED");
    }

    @Test
    void nobodyElseEndsIt() {
        Made old = alice.make();
        alice.rotated(old, "gracePeriod", "PT1H");
        Holder bob = new Holder(realm, "bob");

        Answer foreign = bob.rest().endGrace(old.id());
        Answer unknown = bob.rest().endGrace(UUID.randomUUID().toString());

        assertRefused(foreign, 404, "token_not_found");
        assertThat(foreign.bytes()).isEqualTo(unknown.bytes());
        alice.assertWorks(old);
    }

    @Test
    void aRevocationEndsBothValues() {
        Made old = alice.make();
        Made present = alice.rotated(old, "gracePeriod", "PT1H");

        alice.rest().revoke(old.id()).expect(204);

        alice.assertRefused(old, present);
        assertThat(alice.read(old).path("previousSecretExpiresAt").isNull()).isTrue();
    }

    @Test
    void aDeletionEndsBothValues() {
        Made old = alice.make();
        Made present = alice.rotated(old, "gracePeriod", "PT1H");

        alice.rest().delete(old.id()).expect(204);

        alice.assertRefused(old, present);
    }

    @Test
    void aNotBeforeOfTheOwnerThatWasRaisedBeforeTheRotationStillHolds() {
        Holder user = Holder.newcomer(realm, "orders-viewer");
        keycloak.shiftTime(Duration.ofSeconds(-10));
        Made old = user.make();
        keycloak.resetTime();
        realm.users().logout(user.user());
        keycloak.shiftTime(Duration.ofSeconds(5));
        user.assertRefused(old);

        Made present = user.rotated(old, "gracePeriod", "PT1H");

        user.assertRefused(old);
        user.assertWorks(present);
    }

    @Test
    void aNotBeforeOfTheRealmThatWasRaisedBeforeTheRotationStillHolds() {
        TestRealm strict = TestRealms.standard(keycloak);
        Holder user = new Holder(strict, "alice");
        keycloak.shiftTime(Duration.ofSeconds(-10));
        Made old = user.make();
        keycloak.resetTime();
        strict.raiseNotBefore();
        keycloak.shiftTime(Duration.ofSeconds(5));
        user.assertRefused(old);

        Made present = user.rotated(old, "gracePeriod", "PT1H");

        user.assertRefused(old);
        user.assertWorks(present);
    }

    @Test
    void aNotBeforeOfTheRealmThatIsRaisedDuringItCountsFromEachValuesOwnIssue() {
        TestRealm strict = TestRealms.standard(keycloak);
        Holder user = new Holder(strict, "alice");
        keycloak.shiftTime(Duration.ofSeconds(-10));
        Made old = user.make();
        keycloak.resetTime();
        Made present = user.rotated(old, "gracePeriod", "PT1H");
        user.assertWorks(old, present);

        keycloak.shiftTime(Duration.ofSeconds(-5));
        strict.raiseNotBefore();
        keycloak.resetTime();

        user.assertRefused(old);
        user.assertWorks(present);
    }
}
