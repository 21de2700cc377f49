package io.github.keycloakpat.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.core.fake.FakeOwner;
import io.github.keycloakpat.core.fake.World;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.IpRanges;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of what an update may do to a grant. */
class EditingProperties {
    private final World world = new World();

    @Property
    void anEditIsRefusedOrTheGrantIsNoWider(@ForAll("grants") PatGrant before, @ForAll("edits") GrantEdit edit) {
        Optional<PatGrant> after = apply(before, edit);

        after.ifPresent(grant -> {
            assertThat(grant.scopes().isWithin(before.scopes())).isTrue();
            assertThat(rolesOf(before)).containsAll(rolesOf(grant));
            assertThat(before.audiences().isEmpty()
                            || (!grant.audiences().isEmpty()
                                    && before.audiences().containsAll(grant.audiences())))
                    .isTrue();
            assertThat(grant.allowedIps().isWithin(before.allowedIps())).isTrue();
        });
    }

    @Property
    void anEditOfNothingChangesNothing(@ForAll("grants") PatGrant before) {
        var nothing = edit(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(apply(before, nothing)).contains(before);
    }

    private Set<String> rolesOf(PatGrant grant) {
        return grant.roles().map(world.owner::held).orElseGet(() -> world.owner.rolesOf(grant.scopes()));
    }

    private Optional<PatGrant> apply(PatGrant before, GrantEdit edit) {
        var narrow = new Edit(Optional.empty(), Optional.empty(), edit);
        Pat pat = new Pat(
                PatId.next(World.NOON, new Random(3)),
                Optional.empty(),
                FakeOwner.ID,
                PatName.of("ci"),
                Optional.empty(),
                before,
                SecretState.first("kcpat_…aB3x", World.NOON),
                World.NOON,
                FakeOwner.ID,
                Optional.empty(),
                Optional.empty());
        world.store.put(pat);
        try {
            return Optional.of(
                    world.editing().update(FakeOwner.ID, pat.id(), narrow).grant());
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    private static GrantEdit edit(
            Optional<ScopeSet> scopes,
            Optional<Set<String>> roles,
            Optional<Set<String>> audiences,
            Optional<IpRanges> ips) {
        return new GrantEdit(scopes, roles, audiences, Optional.empty(), ips);
    }

    @Provide
    Arbitrary<PatGrant> grants() {
        return Combinators.combine(scopes(), roles().optional(), audiences(), ips())
                .as((scopes, roles, audiences, ips) -> {
                    PatGrant grant = PatGrant.nothing()
                            .withScopes(scopes)
                            .withAudiences(audiences)
                            .withAllowedIps(ips);
                    return roles.map(grant::withRoles).orElse(grant);
                });
    }

    @Provide
    Arbitrary<GrantEdit> edits() {
        return Combinators.combine(
                        scopes().optional(), roles().optional(), audiences().optional(), ips().optional())
                .as(EditingProperties::edit);
    }

    private static Arbitrary<ScopeSet> scopes() {
        return Arbitraries.of("read", "execute", "admin").set().map(ScopeSet::of);
    }

    private static Arbitrary<Set<String>> roles() {
        return Arbitraries.of("viewer", "editor").set();
    }

    private static Arbitrary<Set<String>> audiences() {
        return Arbitraries.of("orders", "billing").set();
    }

    private static Arbitrary<IpRanges> ips() {
        return Arbitraries.of("10.0.0.0/8", "10.1.0.0/16", "192.168.0.0/16", "::/0")
                .set()
                .map(texts -> World.ranges(texts.toArray(String[]::new)));
    }
}
