package io.github.keycloakpat.core.verify;

import static io.github.keycloakpat.core.fake.FakeOwner.ID;
import static io.github.keycloakpat.core.fake.World.ANYWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.core.fake.World;
import io.github.keycloakpat.core.grant.AudienceRule;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.lifecycle.IssuedPat;
import io.github.keycloakpat.core.policy.Life;
import io.github.keycloakpat.core.port.ClientLimits;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of what a use may do, for all tokens, owners as they are later, clients and requests. */
class RightsAtUseProperties {
    @Property
    void neverMoreThanTokenOwnerClientAndRequestAllow(
            @ForAll("grants") PatGrant grant,
            @ForAll("scopes") ScopeSet heldLater,
            @ForAll("roles") Set<String> rolesLater,
            @ForAll("scopes") ScopeSet assigned,
            @ForAll("roles") Set<String> permitted,
            @ForAll("scopes") ScopeSet requested,
            @ForAll("applications") Set<String> audience)
            throws RefusedException {
        var world = new World();
        VerifiedPat verified = issue(world, grant);
        world.owner.scopes = heldLater;
        world.owner.roles = rolesLater;

        Optional<Rights> granted =
                rights(world, verified, new Client(assigned, permitted), new RightsRequest(requested, audience));

        granted.ifPresent(rights -> {
            assertThat(rights.scopes().isWithin(grant.scopes())).isTrue();
            assertThat(rights.scopes().isWithin(heldLater)).isTrue();
            assertThat(rights.scopes().isWithin(assigned)).isTrue();
            assertThat(requested.isEmpty() || rights.scopes().equals(requested)).isTrue();
            assertThat(rolesLater).containsAll(rights.roles());
            assertThat(permitted).containsAll(rights.roles());
            grant.roles().ifPresent(listed -> assertThat(listed).containsAll(rights.roles()));
            assertThat(rights.roles().isEmpty()
                            || grant.roles().isPresent()
                            || !rights.scopes().isEmpty())
                    .isTrue();
            assertAudience(rights.audience(), grant.audiences(), audience);
        });
    }

    @Property
    void aTokenWithScopesIsNeverUsedWithoutAny(@ForAll("grants") PatGrant grant, @ForAll("scopes") ScopeSet assigned)
            throws RefusedException {
        var world = new World();
        VerifiedPat verified = issue(world, grant);

        Optional<Rights> granted =
                rights(world, verified, new Client(assigned, Set.of()), new RightsRequest(ScopeSet.none(), Set.of()));

        boolean nothingLeft = grant.scopes().narrowTo(assigned).isEmpty();
        assertThat(granted.isEmpty()).isEqualTo(!grant.scopes().isEmpty() && nothingLeft);
    }

    private static void assertAudience(AudienceRule rule, Set<String> named, Set<String> requested) {
        if (named.isEmpty()) {
            assertThat(rule)
                    .isEqualTo(
                            requested.isEmpty()
                                    ? new AudienceRule.AsBrought()
                                    : new AudienceRule.BroughtAmong(requested));
        } else {
            assertThat(rule).isInstanceOfSatisfying(AudienceRule.Exactly.class, exactly -> {
                assertThat(exactly.ids()).isNotEmpty();
                assertThat(named).containsAll(exactly.ids());
                assertThat(requested.isEmpty() || exactly.ids().equals(requested))
                        .isTrue();
            });
        }
    }

    private static VerifiedPat issue(World world, PatGrant grant) throws RefusedException {
        IssuedPat issued = world.minting().create(ID, World.draft("ci", grant, new Life.Preset()));
        return world.verifier().verify(issued.secret().reveal(), ANYWHERE);
    }

    private static Optional<Rights> rights(World world, VerifiedPat pat, ClientLimits client, RightsRequest request) {
        try {
            return Optional.of(new RightsAtUse(world.policy).of(pat, client, request));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private record Client(ScopeSet scopes, Set<String> roles) implements ClientLimits {
        @Override
        public ScopeSet assigned(ScopeSet wanted) {
            return wanted.narrowTo(scopes);
        }

        @Override
        public Set<String> permitted(Set<String> wanted, ScopeSet granted) {
            Set<String> both = new HashSet<>(wanted);
            both.retainAll(roles);
            return both;
        }
    }

    @Provide
    Arbitrary<PatGrant> grants() {
        Arbitrary<Optional<Set<String>>> listed = roles().optional();
        return Combinators.combine(scopes(), listed, applications()).as((scopes, roles, audiences) -> {
            PatGrant grant = PatGrant.nothing().withScopes(scopes).withAudiences(audiences);
            return roles.map(grant::withRoles).orElse(grant);
        });
    }

    @Provide
    Arbitrary<ScopeSet> scopes() {
        return Arbitraries.of("read", "execute", "admin").set().map(ScopeSet::of);
    }

    @Provide
    Arbitrary<Set<String>> roles() {
        return Arbitraries.of("viewer", "editor").set();
    }

    @Provide
    Arbitrary<Set<String>> applications() {
        return Arbitraries.of("orders", "billing").set();
    }
}
