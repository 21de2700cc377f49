package io.github.keycloakpat.core.lifecycle;

import static io.github.keycloakpat.core.fake.FakeOwner.ID;
import static io.github.keycloakpat.core.fake.World.NOON;
import static io.github.keycloakpat.core.fake.World.draft;
import static io.github.keycloakpat.core.lifecycle.PatStatus.ACTIVE;
import static io.github.keycloakpat.core.lifecycle.PatStatus.EXPIRED;
import static io.github.keycloakpat.core.lifecycle.PatStatus.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakpat.core.fake.World;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.policy.Life;
import io.github.keycloakpat.core.port.PatQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PatLifecycleTest {
    private static final RevokeOrder REVOKE = new RevokeOrder(Optional.empty(), false, false);

    private final World world = new World();

    @Test
    void aNewTokenLivesForThePresetTime() {
        Pat pat = create(draft("ci")).pat();

        assertThat(pat.expiresAt()).contains(NOON.plus(Duration.ofDays(30)));
        assertThat(pat.statusAt(NOON)).isEqualTo(ACTIVE);
    }

    @Test
    void isExpiredFromItsExpiryInstantOn() {
        Instant end = NOON.plusSeconds(60);
        Pat pat = create(draft("ci", PatGrant.nothing(), new Life.Until(end))).pat();

        assertThat(pat.statusAt(end.minusNanos(1))).isEqualTo(ACTIVE);
        assertThat(pat.statusAt(end)).isEqualTo(EXPIRED);
    }

    @Test
    void theValueIsInTheAnswerToCreateOnly() {
        IssuedPat issued = create(draft("ci"));

        assertThat(issued.toString()).doesNotContain(issued.secret().reveal());
        assertThat(world.reading().get(ID, issued.pat().id()).toString())
                .doesNotContain(issued.secret().reveal());
    }

    @Test
    void lifeIsBoundByPolicy() {
        assertFault(Fault.INVALID_EXPIRY, () -> create(new Life.Until(NOON)));
        assertFault(Fault.EXPIRY_TOO_LONG, () -> create(new Life.Lasting(Duration.ofDays(366))));
        assertFault(Fault.EXPIRY_TOO_LONG, () -> create(new Life.Lasting(Duration.ofSeconds(Long.MAX_VALUE / 2))));
        assertFault(Fault.EXPIRY_REQUIRED, () -> create(new Life.Never()));

        world.policy = World.policy(3, true);
        assertThat(create(new Life.Never()).pat().expiresAt()).isEmpty();
        assertThat(create(new Life.Lasting(Duration.ofDays(365))).pat().expiresAt())
                .contains(NOON.plus(Duration.ofDays(365)));
    }

    @Test
    void nothingIsGrantedThatTheOwnerDoesNotHold() {
        assertFault(Fault.SCOPE_NOT_GRANTABLE, () -> create(nothing().withScopes(ScopeSet.parse("read other"))));
        assertFault(Fault.ROLE_NOT_HELD, () -> create(nothing().withRoles(Set.of("boss"))));
        assertFault(Fault.AUDIENCE_UNKNOWN, () -> create(nothing().withAudiences(Set.of("orders", "gone"))));
    }

    @Test
    void aNameIsTheOwnersOnlyOnceWhateverItsCase() {
        create(draft("ci"));

        assertFault(Fault.TOKEN_NAME_EXISTS, () -> create(draft("CI")));
    }

    @Test
    void anEndedTokenKeepsItsNameAndADeletedOneFreesIt() {
        Pat pat = create(draft("ci")).pat();
        world.ending().revoke(ID, pat.id(), REVOKE);
        assertFault(Fault.TOKEN_NAME_EXISTS, () -> create(draft("ci")));

        world.ending().delete(ID, pat.id());
        assertThat(create(draft("ci")).pat().id()).isNotEqualTo(pat.id());
    }

    @Test
    void onlyActiveTokensCount() {
        create(draft("a"));
        create(draft("b"));
        Pat third = create(draft("c")).pat();
        assertFault(Fault.TOO_MANY_TOKENS, () -> create(draft("d")));

        world.ending().revoke(ID, third.id(), REVOKE);
        create(draft("d"));
    }

    @Test
    void revokingAgainChangesNothingButThatItIsCompromised() {
        Pat pat = create(draft("ci")).pat();
        endingBy("first").revoke(ID, pat.id(), REVOKE);
        world.now = NOON.plusSeconds(5);

        endingBy("second").revoke(ID, pat.id(), new RevokeOrder(Optional.empty(), true, false));

        Revocation end = world.store.find(pat.id()).orElseThrow().revocation().orElseThrow();
        assertThat(end).isEqualTo(new Revocation(NOON, Optional.of("first"), Optional.empty(), true));
        assertThat(world.journal()).containsExactly("CREATED ci", "REVOKED ci", "UPDATED ci");
    }

    @Test
    void descendantsEndWithTheirParentOnDemandOnly() {
        Pat parent = create(draft("parent")).pat();
        Pat child = madeBy(parent, create(draft("child")).pat());
        Pat grandchild = madeBy(child, create(draft("grandchild")).pat());
        world.ending().revoke(ID, parent.id(), REVOKE);
        assertThat(status(child)).isEqualTo(ACTIVE);

        world.ending().revoke(ID, parent.id(), new RevokeOrder(Optional.empty(), false, true));

        assertThat(status(child)).isEqualTo(REVOKED);
        assertThat(status(grandchild)).isEqualTo(REVOKED);
    }

    @Test
    void anotherOwnersTokenIsAsUnknownAsNone() {
        Pat pat = create(draft("ci")).pat();

        assertFault(Fault.TOKEN_NOT_FOUND, () -> world.reading().get("other", pat.id()));
        assertFault(Fault.TOKEN_NOT_FOUND, () -> world.ending().delete("other", pat.id()));
        assertFault(Fault.TOKEN_NOT_FOUND, () -> world.ending().revoke("other", pat.id(), REVOKE));
        assertThat(status(pat)).isEqualTo(ACTIVE);
    }

    @Test
    void allAreDeletedHoweverMany() {
        world.policy = World.policy(1000, false);
        for (int i = 0; i < 250; i++) {
            create(draft("t" + i));
        }

        long deleted = world.ending().deleteAll(PatQuery.ofOwner(ID, Optional.empty(), Optional.empty(), NOON));

        assertThat(deleted).isEqualTo(250);
    }

    private Pat madeBy(Pat parent, Pat p) {
        var child = new Pat(
                p.id(),
                Optional.of(parent.id()),
                p.userId(),
                p.name(),
                p.description(),
                p.grant(),
                p.secret(),
                p.createdAt(),
                p.createdBy(),
                p.expiresAt(),
                p.revocation());
        world.store.put(child);
        return child;
    }

    private PatEnding endingBy(String actor) {
        return new PatEnding(world.registry(Actor.user(actor)));
    }

    private PatStatus status(Pat pat) {
        return world.store.find(pat.id()).orElseThrow().statusAt(world.now);
    }

    private IssuedPat create(Draft draft) {
        return world.minting().create(ID, draft);
    }

    private IssuedPat create(Life life) {
        return create(draft("life of " + life.hashCode(), PatGrant.nothing(), life));
    }

    private IssuedPat create(PatGrant grant) {
        return create(draft("grant", grant, new Life.Preset()));
    }

    private static PatGrant nothing() {
        return PatGrant.nothing();
    }

    private static void assertFault(Fault fault, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FaultException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }
}
