package io.github.keycloakpat.core.verify;

import static io.github.keycloakpat.core.fake.FakeOwner.ID;
import static io.github.keycloakpat.core.fake.World.ANYWHERE;
import static io.github.keycloakpat.core.fake.World.NOON;
import static io.github.keycloakpat.core.fake.World.draft;
import static io.github.keycloakpat.core.fake.World.ranges;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpat.core.fake.World;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.lifecycle.IssuedPat;
import io.github.keycloakpat.core.lifecycle.RevokeOrder;
import io.github.keycloakpat.core.policy.Life;
import io.github.keycloakpat.token.PatFormat;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PatVerifierTest {
    private final World world = new World();

    @Test
    void anActiveTokenIsVerified() throws RefusedException {
        IssuedPat issued = create(PatGrant.nothing());

        VerifiedPat verified = world.verifier().verify(issued.secret().reveal(), ANYWHERE);

        assertThat(verified.pat()).isEqualTo(issued.pat());
    }

    @Test
    void garbageCostsNoLookUp() {
        assertRefused(Refusal.MALFORMED, "kcpat_garbage", ANYWHERE);
        assertRefused(Refusal.MALFORMED, null, ANYWHERE);

        assertThat(world.store.reads()).isZero();
    }

    @Test
    void aWellFormedGuessIsUnknown() {
        assertRefused(Refusal.UNKNOWN, PatFormat.mint("kcpat", new Random(5)).reveal(), ANYWHERE);
    }

    @Test
    void anEndedTokenIsRefused() {
        IssuedPat expired = create("a", PatGrant.nothing(), new Life.Until(NOON.plusSeconds(1)));
        IssuedPat revoked = create("b", PatGrant.nothing(), new Life.Preset());
        IssuedPat deleted = create("c", PatGrant.nothing(), new Life.Preset());
        world.ending().revoke(ID, revoked.pat().id(), new RevokeOrder(Optional.empty(), false, false));
        world.ending().delete(ID, deleted.pat().id());
        world.now = NOON.plusSeconds(1);

        assertRefused(Refusal.EXPIRED, expired.secret().reveal(), ANYWHERE);
        assertRefused(Refusal.REVOKED, revoked.secret().reveal(), ANYWHERE);
        assertRefused(Refusal.DELETED, deleted.secret().reveal(), ANYWHERE);
        assertThat(world.verifier().isUsable(expired.pat().id(), 1)).isFalse();
        assertThat(world.verifier().isUsable(revoked.pat().id(), 1)).isFalse();
        assertThat(world.verifier().isUsable(deleted.pat().id(), 1)).isFalse();
    }

    @Test
    void theOwnersStateRefuses() {
        IssuedPat issued = create(PatGrant.nothing());
        world.owner.refusal = Optional.of(Refusal.OWNER_LOCKED);
        assertRefused(Refusal.OWNER_LOCKED, issued.secret().reveal(), ANYWHERE);

        world.ownerIsThere = false;
        assertRefused(Refusal.OWNER_GONE, issued.secret().reveal(), ANYWHERE);
        assertThat(world.verifier().isUsable(issued.pat().id(), 1)).isFalse();
    }

    @Test
    void anAddressOutsideIsRefused() throws RefusedException {
        IssuedPat issued = create(PatGrant.nothing().withAllowedIps(ranges("10.0.0.0/8")));

        assertRefused(Refusal.ADDRESS_NOT_ALLOWED, issued.secret().reveal(), ANYWHERE);
        assertThat(world.verifier().verify(issued.secret().reveal(), new Use("::ffff:10.1.1.1", NOON)))
                .isNotNull();
    }

    @Test
    void theClientsNotBeforeRefuses() {
        IssuedPat issued = create(PatGrant.nothing());

        assertRefused(Refusal.NOT_BEFORE, issued.secret().reveal(), new Use("203.0.113.9", NOON.plusSeconds(1)));
    }

    @Test
    void aTokenWhoseApplicationsAreAllGoneIsRefusedAndNotUnrestricted() throws RefusedException {
        IssuedPat issued = create(PatGrant.nothing().withAudiences(Set.of("orders", "billing")));
        world.applications.remove("orders");
        assertThat(world.verifier().verify(issued.secret().reveal(), ANYWHERE).audiences())
                .containsExactly("billing");

        world.applications.remove("billing");
        assertRefused(Refusal.APPLICATIONS_GONE, issued.secret().reveal(), ANYWHERE);
    }

    private IssuedPat create(PatGrant grant) {
        return create("ci", grant, new Life.Preset());
    }

    private IssuedPat create(String name, PatGrant grant, Life life) {
        return world.minting().create(ID, draft(name, grant, life));
    }

    private void assertRefused(Refusal refusal, @Nullable String value, Use use) {
        assertThatThrownBy(() -> world.verifier().verify(value, use))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
}
