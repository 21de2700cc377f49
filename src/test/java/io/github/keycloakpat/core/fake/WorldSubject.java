package io.github.keycloakpat.core.fake;

import static io.github.keycloakpat.core.fake.FakeOwner.ID;

import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.lifecycle.Edit;
import io.github.keycloakpat.core.lifecycle.GrantEdit;
import io.github.keycloakpat.core.lifecycle.IssuedPat;
import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.PatStatus;
import io.github.keycloakpat.core.lifecycle.RevokeOrder;
import io.github.keycloakpat.core.lifecycle.Rotation;
import io.github.keycloakpat.core.policy.Life;
import io.github.keycloakpat.core.port.ClientLimits;
import io.github.keycloakpat.core.port.PatQuery;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.core.verify.RightsAtUse;
import io.github.keycloakpat.core.verify.RightsRequest;
import io.github.keycloakpat.life.Histories;
import io.github.keycloakpat.life.Step;
import io.github.keycloakpat.life.Subject;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The core itself, with a store in memory; a unit of time is a second. */
public final class WorldSubject implements Subject {
    private final World world = new World();
    private final Set<String> held = new HashSet<>(Histories.SCOPES);
    private final Set<String> allowed = new HashSet<>(Histories.SCOPES);
    private String id = "";

    public WorldSubject() {
        world.owner.scopes = ScopeSet.of(Histories.SCOPES);
    }

    @Override
    public Outcome create(int life, Set<String> scopes) {
        PatGrant grant = PatGrant.nothing().withScopes(ScopeSet.of(scopes));
        return outcome(() ->
                world.minting().create(ID, World.draft("ci", grant, new Life.Lasting(Duration.ofSeconds(life)))));
    }

    @Override
    public void delete() {
        world.ending().delete(ID, id);
    }

    @Override
    public Outcome perform(Step step) {
        if (step instanceof Step.Rotate rotate) {
            return outcome(() -> world.minting().rotate(ID, id, rotation(rotate)));
        } else if (step instanceof Step.Regenerate regenerate) {
            var life = new Life.Lasting(Duration.ofSeconds(regenerate.life()));
            return outcome(() -> world.minting().regenerate(ID, id, life));
        }
        try {
            performSilently(step);
            return Outcome.done();
        } catch (FaultException e) {
            return Outcome.refused(e.fault().code());
        }
    }

    private void performSilently(Step step) {
        if (step instanceof Step.Advance advance) {
            world.now = world.now.plusSeconds(advance.units());
        } else if (step instanceof Step.EndGrace) {
            world.editing().endGrace(ID, id);
        } else if (step instanceof Step.Revoke revoke) {
            world.ending().revoke(ID, id, new RevokeOrder(Optional.empty(), revoke.compromised(), false));
        } else if (step instanceof Step.Add add) {
            world.editing().addRights(ID, id, ScopeSet.of(Set.of(add.scope())), List.of());
        } else if (step instanceof Step.Remove remove) {
            world.editing().removeScope(ID, id, remove.scope());
        } else if (step instanceof Step.RemoveAll) {
            world.editing().removeAllRights(ID, id);
        } else if (step instanceof Step.SetScopes set) {
            world.editing().update(ID, id, new Edit(Optional.empty(), Optional.empty(), grantEdit(set.scopes())));
        } else {
            changeAround(step);
        }
    }

    private void changeAround(Step step) {
        if (step instanceof Step.OwnerLoses lost) {
            held.remove(lost.scope());
        } else if (step instanceof Step.OwnerGains gained) {
            held.add(gained.scope());
        } else if (step instanceof Step.PolicyLoses lost) {
            allowed.remove(lost.scope());
        } else if (step instanceof Step.PolicyGains gained) {
            allowed.add(gained.scope());
        }
        world.owner.scopes = ScopeSet.of(held).narrowTo(ScopeSet.of(allowed));
    }

    private static Rotation rotation(Step.Rotate rotate) {
        return new Rotation(
                rotate.scopes().map(WorldSubject::grantEdit).orElseGet(GrantEdit::none),
                Optional.empty(),
                Duration.ofSeconds(rotate.grace()));
    }

    private static GrantEdit grantEdit(Set<String> scopes) {
        return new GrantEdit(
                Optional.of(ScopeSet.of(scopes)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private interface Issuing {
        IssuedPat issue();
    }

    private Outcome outcome(Issuing issuing) {
        try {
            IssuedPat issued = issuing.issue();
            id = issued.pat().id();
            return Outcome.issued(issued.secret().reveal());
        } catch (FaultException e) {
            return Outcome.refused(e.fault().code());
        }
    }

    @Override
    public Optional<Set<String>> use(String value) {
        try {
            var verified = world.verifier().verify(value, World.ANYWHERE);
            var rights = new RightsAtUse(world.policy)
                    .of(verified, new NoLimits(), new RightsRequest(ScopeSet.none(), Set.of()));
            return Optional.of(Set.copyOf(rights.scopes().values()));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    @Override
    public String status() {
        return pat().statusAt(world.now).name();
    }

    @Override
    public String listedAs() {
        return Arrays.stream(PatStatus.values())
                .filter(status ->
                        world.reading().count(PatQuery.ofOwner(ID, Optional.of(status), Optional.empty(), world.now))
                                > 0)
                .map(PatStatus::name)
                .reduce("", String::concat);
    }

    @Override
    public Set<String> scopes() {
        return Set.copyOf(pat().grant().scopes().values());
    }

    @Override
    public boolean showsGrace() {
        return pat().graceAt(world.now).isPresent();
    }

    private Pat pat() {
        return world.reading().get(ID, id);
    }

    /** A client that may have whatever there is. */
    private record NoLimits() implements ClientLimits {
        @Override
        public ScopeSet assigned(ScopeSet scopes) {
            return scopes;
        }

        @Override
        public Set<String> permitted(Set<String> roles, ScopeSet granted) {
            return roles;
        }
    }
}
