package io.github.keycloakpat.core.lifecycle;

import static io.github.keycloakpat.core.fake.FakeOwner.ID;
import static io.github.keycloakpat.core.fake.World.NOON;
import static io.github.keycloakpat.core.fake.World.draft;
import static io.github.keycloakpat.core.lifecycle.PresentedValue.Kind.OLD;
import static io.github.keycloakpat.core.lifecycle.PresentedValue.Kind.PRESENT;
import static io.github.keycloakpat.core.lifecycle.PresentedValue.Kind.PREVIOUS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.fake.World;
import io.github.keycloakpat.core.policy.Life;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.token.PatFormat;
import io.github.keycloakpat.token.PatSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueEndingTest {
    private static final RevokeOrder GIVEN_BACK = new RevokeOrder(Optional.empty(), false, false);
    private static final RevokeOrder LEAKED = new RevokeOrder(Optional.empty(), true, false);

    private final World world = new World();

    @Test
    void aPresentValueEndsItsToken() {
        IssuedPat issued = create("ci");

        assertThat(end(issued.secret(), GIVEN_BACK)).contains(PRESENT);

        assertThat(revocation(issued)).isEqualTo(new Revocation(NOON, Optional.empty(), Optional.empty(), false));
        assertThat(world.journal()).containsExactly("CREATED ci", "REVOKED ci");
        assertThat(isGood(issued.secret())).isFalse();
    }

    @Test
    void endingItAgainChangesNothingUnlessItHasLeaked() {
        IssuedPat issued = create("ci");
        end(issued.secret(), GIVEN_BACK);

        assertThat(end(issued.secret(), GIVEN_BACK)).contains(PRESENT);
        assertThat(revocation(issued).compromised()).isFalse();
        assertThat(end(issued.secret(), LEAKED)).contains(PRESENT);
        assertThat(revocation(issued).compromised()).isTrue();
        assertThat(end(issued.secret(), LEAKED)).contains(PRESENT);

        assertThat(world.journal()).containsExactly("CREATED ci", "REVOKED ci", "UPDATED ci");
    }

    @Test
    void theValueOfAnExpiredTokenIsItsPresentOne() {
        IssuedPat issued = create("ci");
        world.now = issued.pat().expiresAt().orElseThrow();

        assertThat(end(issued.secret(), LEAKED)).contains(PRESENT);

        assertThat(revocation(issued).compromised()).isTrue();
        assertThat(world.journal()).containsExactly("CREATED ci", "EXPIRED ci", "REVOKED ci");
    }

    @Test
    void aValueInItsGracePeriodEndsAloneAndAtOnce() {
        IssuedPat first = create("ci");
        IssuedPat second = rotate(first, Duration.ofHours(1));

        assertThat(end(first.secret(), LEAKED)).contains(PREVIOUS);

        assertThat(isGood(first.secret())).isFalse();
        assertThat(isGood(second.secret())).isTrue();
        assertThat(world.journal()).containsExactly("CREATED ci", "ROTATED ci", "UPDATED ci");
        assertThat(pat(first).graceAt(world.now)).isEmpty();
        assertThat(pat(first).revocation()).isEmpty();
    }

    @Test
    void thePresentValueTakesTheOneInItsGracePeriodWithIt() {
        IssuedPat first = create("ci");
        IssuedPat second = rotate(first, Duration.ofHours(1));

        assertThat(end(second.secret(), LEAKED)).contains(PRESENT);

        assertThat(isGood(first.secret())).isFalse();
        assertThat(isGood(second.secret())).isFalse();
    }

    @Test
    void anOlderValueEndsNothingNotEvenTheGraceOfAnother() {
        IssuedPat first = create("ci");
        IssuedPat second = rotate(first, Duration.ZERO);
        IssuedPat third = rotate(second, Duration.ofHours(1));

        assertThat(end(first.secret(), LEAKED)).contains(OLD);

        assertThat(isGood(second.secret())).isTrue();
        assertThat(isGood(third.secret())).isTrue();
        assertThat(world.journal()).containsExactly("CREATED ci", "ROTATED ci", "ROTATED ci");
    }

    @Test
    void aValueWhoseGraceIsOverStaysDeadForSlowClocksToo() {
        IssuedPat first = create("ci");
        rotate(first, Duration.ofHours(1));
        world.now = NOON.plus(Duration.ofHours(1));

        assertThat(end(first.secret(), LEAKED)).contains(OLD);

        world.now = NOON.plus(Duration.ofMinutes(59));
        assertThat(isGood(first.secret())).isFalse();
        assertThat(world.journal()).containsExactly("CREATED ci", "ROTATED ci");
    }

    @Test
    void aDeletedTokensValueEndsNothingAndIsToldByItsName() {
        IssuedPat issued = create("ci");
        world.ending().delete(ID, issued.pat().id());

        PresentedValue told = ending().end(issued.secret(), LEAKED).orElseThrow();

        assertThat(told.kind()).isEqualTo(OLD);
        assertThat(told.pat()).isEmpty();
        assertThat(told.subject().tokenId()).isEqualTo(issued.pat().id());
        assertThat(told.subject().tokenName()).isEqualTo("ci");
        assertThat(told.subject().userId()).isEqualTo(ID);
        assertThat(world.journal()).containsExactly("CREATED ci", "DELETED ci");
    }

    @Test
    void aValueThatNobodyIssuedIsNothing() {
        assertThat(end(PatFormat.mint("kcpat", new Random(7)), LEAKED)).isEmpty();

        assertThat(world.journal()).isEmpty();
        assertThat(world.store.locked()).isEmpty();
        assertThat(world.store.reads()).isOne();
    }

    @Test
    void theOwnersOfAllAreLockedAtOnceAndEachIsToldInItsPlace() {
        IssuedPat ci = create("ci");
        PatSecret unknown = PatFormat.mint("kcpat", new Random(7));
        IssuedPat cd = create("cd");

        List<Optional<PresentedValue>> told = ending().endAll(List.of(ci.secret(), unknown, cd.secret()), LEAKED);

        assertThat(told)
                .extracting(value -> value.map(found -> found.subject().tokenName()))
                .containsExactly(Optional.of("ci"), Optional.empty(), Optional.of("cd"));
        assertThat(world.store.locked().get(0)).containsExactly(ID);
    }

    /** The lock is what a rotation on another node holds; it is over when the lock is there. */
    @Test
    void whatItIsIsDecidedUnderTheLock() {
        IssuedPat first = create("ci");
        List<PatSecret> rotated = new ArrayList<>();
        world.store.onNextLock(
                () -> rotated.add(rotate(first, Duration.ofHours(1)).secret()));

        assertThat(end(first.secret(), LEAKED)).contains(PREVIOUS);

        assertThat(isGood(first.secret())).isFalse();
        assertThat(isGood(rotated.get(0))).isTrue();
    }

    @Test
    void aTokenThatIsDeletedMeanwhileIsNoFault() {
        IssuedPat issued = create("ci");
        world.store.onNextLock(() -> world.ending().delete(ID, issued.pat().id()));

        assertThat(end(issued.secret(), LEAKED)).contains(OLD);
    }

    @Test
    void anOwnerWhoIsRemovedMeanwhileTakesTheValueAlong() {
        IssuedPat issued = create("ci");
        world.store.onNextLock(() -> world.store.forget(issued.pat().id()));

        assertThat(end(issued.secret(), LEAKED)).isEmpty();
    }

    @Test
    void itIsDoneByNobodyInParticular() {
        IssuedPat issued = create("ci");

        end(issued.secret(), LEAKED);

        Change last = world.changes.get(world.changes.size() - 1);
        assertThat(last.type()).isEqualTo(AuditType.REVOKED);
        assertThat(last.actor()).isEqualTo(Actor.holder());
    }

    private ValueEnding ending() {
        return new ValueEnding(world.registry(Actor.holder()));
    }

    private Optional<PresentedValue.Kind> end(PatSecret secret, RevokeOrder order) {
        return ending().end(secret, order).map(PresentedValue::kind);
    }

    private IssuedPat create(String name) {
        return world.minting().create(ID, draft(name));
    }

    private IssuedPat rotate(IssuedPat issued, Duration grace) {
        return world.minting()
                .rotate(ID, issued.pat().id(), new Rotation(GrantEdit.none(), Optional.<Life>empty(), grace));
    }

    private Pat pat(IssuedPat issued) {
        return world.store.find(issued.pat().id()).orElseThrow();
    }

    private Revocation revocation(IssuedPat issued) {
        return pat(issued).revocation().orElseThrow();
    }

    private boolean isGood(PatSecret secret) {
        try {
            world.verifier().verify(secret.reveal(), World.ANYWHERE);
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }
}
