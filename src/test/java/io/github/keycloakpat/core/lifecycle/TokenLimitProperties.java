package io.github.keycloakpat.core.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakpat.core.fake.FakeOwner;
import io.github.keycloakpat.core.fake.World;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.grant.AuthorizationDetail;
import io.github.keycloakpat.core.grant.IpRanges;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.policy.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever a token does to tokens, nothing that comes of it opens anything that the token itself does not. What a token
 * opens is told here by trying, and not by the rules that are tested.
 */
class TokenLimitProperties {
    private static final List<String> APPLICATIONS = List.of("orders", "billing");
    private static final List<String> ADDRESSES =
            List.of("10.1.2.3", "10.9.9.9", "192.168.1.1", "203.0.113.9", "2001:db8::1");
    private static final List<String> ACTIONS = List.of("read", "publish");
    private static final List<String> ENTITIES = List.of("c-1", "c-2", "c-9");

    private final World world = new World();
    private int names;

    TokenLimitProperties() {
        world.policy = World.policy(100_000, true);
        world.owner.scopes = ScopeSet.parse("read execute tokens:write");
    }

    /** A token as it is given to the tests: what it was granted, and for how long. */
    record Given(PatGrant grant, Life life) {}

    @Property(tries = 2000)
    void aChildOpensNothingThatItsParentDoesNot(@ForAll("callers") Given parent, @ForAll("tokens") Given child) {
        Pat calling = made(parent);

        Optional<Pat> made = trying(
                through(calling),
                registry -> new PatMinting(registry)
                        .create(FakeOwner.ID, draft(child))
                        .pat());

        Statistics.label("made").collect(made.isPresent());
        made.ifPresent(pat -> {
            assertThat(opened(pat)).isSubsetOf(opened(calling));
            assertThat(pat.parentId()).contains(calling.id());
        });
    }

    @Property(tries = 2000)
    void aRotatedTokenOpensNothingThatTheCallingOneDoesNot(
            @ForAll("callers") Given caller, @ForAll("tokens") Given before, @ForAll("tokens") Given after) {
        Pat calling = made(caller);
        Pat target = made(before);
        var rotation = new Rotation(edit(after.grant()), Optional.of(after.life()), Duration.ZERO);

        Optional<Pat> rotated = trying(
                through(calling),
                registry -> new PatMinting(registry)
                        .rotate(FakeOwner.ID, target.id(), rotation)
                        .pat());

        Statistics.label("rotated").collect(rotated.isPresent());
        rotated.ifPresent(pat -> {
            assertThat(opened(target)).isSubsetOf(opened(calling));
            assertThat(opened(pat)).isSubsetOf(opened(calling));
        });
    }

    @Property(tries = 2000)
    void aTokenThatRotatesItselfOpensNoMoreThanBefore(@ForAll("callers") Given self, @ForAll("tokens") Given after) {
        Pat calling = made(self);
        var rotation = new Rotation(edit(after.grant()), Optional.of(after.life()), Duration.ZERO);

        Optional<Pat> rotated = trying(
                through(calling),
                registry -> new PatMinting(registry)
                        .rotate(FakeOwner.ID, calling.id(), rotation)
                        .pat());

        rotated.ifPresent(pat -> assertThat(opened(pat)).isSubsetOf(opened(calling)));
    }

    @Property
    void aTokenMayAlwaysRotateItselfAsItIs(@ForAll("callers") Given self) {
        Pat calling = made(self);

        Pat rotated = new PatMinting(through(calling))
                .rotate(FakeOwner.ID, calling.id(), Rotation.plain())
                .pat();

        assertThat(rotated.grant()).isEqualTo(calling.grant());
        assertThat(rotated.expiresAt()).isEqualTo(calling.expiresAt());
    }

    @Property(tries = 2000)
    void whatIsAddedOrChangedStaysWithin(
            @ForAll("callers") Given caller, @ForAll("tokens") Given before, @ForAll("tokens") Given change) {
        Pat calling = made(caller);
        Pat target = made(before);
        Set<String> limit = opened(calling);

        Optional<Pat> widened = trying(
                through(calling),
                registry -> new PatEditing(registry)
                        .addRights(
                                FakeOwner.ID,
                                target.id(),
                                change.grant().scopes(),
                                renamed(change.grant().details())));
        Optional<Pat> edited = trying(
                through(calling),
                registry -> new PatEditing(registry)
                        .update(
                                FakeOwner.ID,
                                target.id(),
                                new Edit(Optional.empty(), Optional.of("edited"), edit(change.grant()))));

        Statistics.label("widened").collect(widened.isPresent());
        Statistics.label("edited").collect(edited.isPresent());
        widened.ifPresent(pat -> assertThat(opened(pat)).isSubsetOf(limit));
        edited.ifPresent(pat -> assertThat(opened(pat)).isSubsetOf(limit));
        if (widened.isPresent() || edited.isPresent()) {
            assertThat(opened(target)).isSubsetOf(limit);
        }
    }

    /** Entries of other ids than those that the token has. */
    private static List<AuthorizationDetail> renamed(List<AuthorizationDetail> details) {
        return details.stream()
                .map(detail -> new AuthorizationDetail(
                        detail.id() + "+", detail.type(), detail.actions(), detail.identifiers()))
                .toList();
    }

    private Registry through(Pat calling) {
        return world.registry(
                Actor.token(CallingToken.of(calling, calling.secret().issuedAt())));
    }

    private Pat made(Given given) {
        return world.minting().create(FakeOwner.ID, draft(given)).pat();
    }

    private Draft draft(Given given) {
        return World.draft("token " + names++, given.grant(), given.life());
    }

    private static Optional<Pat> trying(Registry registry, Function<Registry, Pat> change) {
        try {
            return Optional.of(change.apply(registry));
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    private static GrantEdit edit(PatGrant grant) {
        return new GrantEdit(
                Optional.of(grant.scopes()),
                grant.roles(),
                Optional.of(grant.audiences()),
                Optional.of(grant.details()),
                Optional.of(grant.allowedIps()));
    }

    /** Every single thing that a token opens somewhere at some time. */
    private Set<String> opened(Pat pat) {
        Set<String> things = new HashSet<>();
        for (String address : ADDRESSES) {
            if (!pat.grant().allowedIps().allows(address)) {
                continue;
            }
            for (Instant time : times()) {
                if (pat.statusAt(time) == PatStatus.ACTIVE) {
                    rights(pat.grant()).forEach(right -> things.add(address + " " + time + " " + right));
                }
            }
        }
        return things;
    }

    private static List<Instant> times() {
        return List.of(
                World.NOON,
                World.NOON.plus(Duration.ofDays(5)),
                World.NOON.plus(Duration.ofDays(20)),
                World.NOON.plus(Duration.ofDays(4000)));
    }

    private Set<String> rights(PatGrant grant) {
        Set<String> things = new TreeSet<>();
        for (String application : APPLICATIONS) {
            if (!grant.audiences().isEmpty() && !grant.audiences().contains(application)) {
                continue;
            }
            things.add(application);
            grant.scopes().values().forEach(scope -> things.add(application + " scope " + scope));
            Set<String> roles =
                    grant.roles().map(world.owner::held).orElseGet(() -> world.owner.rolesOf(grant.scopes()));
            roles.forEach(role -> things.add(application + " role " + role));
            operations(grant).forEach(operation -> things.add(application + " " + operation));
        }
        return things;
    }

    private static List<String> operations(PatGrant grant) {
        List<String> operations = new ArrayList<>();
        for (String action : ACTIONS) {
            for (String entity : ENTITIES) {
                boolean allowed = grant.details().stream()
                        .anyMatch(detail -> detail.actions().contains(action)
                                && (detail.identifiers().contains("*")
                                        || detail.identifiers().contains(entity)));
                if (allowed) {
                    operations.add(action + " " + entity);
                }
            }
        }
        return operations;
    }

    @Provide
    Arbitrary<Given> tokens() {
        return tokens(scopes(), roles(), audiences(), details(), ips(), lives());
    }

    /** Limited in few respects each, so that what they do is as often allowed as it is not. */
    @Provide
    Arbitrary<Given> callers() {
        var all = new AuthorizationDetail("all", "channel", new TreeSet<>(ACTIONS), new TreeSet<>(Set.of("*")));
        return tokens(
                mostly(ScopeSet.parse("read execute tokens:write"), scopes()),
                mostly(Optional.empty(), roles()),
                mostly(Set.of(), audiences()),
                mostly(List.of(all), details()),
                mostly(IpRanges.anywhere(), ips()),
                mostly(new Life.Never(), lives()));
    }

    private static <T> Arbitrary<T> mostly(T unlimited, Arbitrary<T> any) {
        return Arbitraries.frequencyOf(Tuple.of(6, Arbitraries.just(unlimited)), Tuple.of(1, any));
    }

    private static Arbitrary<Given> tokens(
            Arbitrary<ScopeSet> scopes,
            Arbitrary<Optional<Set<String>>> roles,
            Arbitrary<Set<String>> audiences,
            Arbitrary<List<AuthorizationDetail>> details,
            Arbitrary<IpRanges> ips,
            Arbitrary<Life> lives) {
        Arbitrary<PatGrant> grants =
                Combinators.combine(scopes, roles, audiences, details, ips).as(PatGrant::new);
        return Combinators.combine(grants, lives).as(Given::new);
    }

    /** Empty and whole ones often, as these are where a limit is lost. */
    private static Arbitrary<ScopeSet> scopes() {
        return Arbitraries.of("", "read", "execute", "read execute", "read execute tokens:write")
                .map(ScopeSet::parse);
    }

    private static Arbitrary<Optional<Set<String>>> roles() {
        return Arbitraries.of(Set.<String>of(), Set.of("viewer"), Set.of("editor"), Set.of("viewer", "editor"))
                .optional(0.5);
    }

    private static Arbitrary<Set<String>> audiences() {
        return Arbitraries.of(Set.<String>of(), Set.of("orders"), Set.of("billing"), Set.of("orders", "billing"));
    }

    private static Arbitrary<List<AuthorizationDetail>> details() {
        return Combinators.combine(
                        Arbitraries.of(ACTIONS).set().ofMinSize(1),
                        Arbitraries.of(Set.of("*"), Set.of("c-1"), Set.of("c-1", "c-2")))
                .as((actions, identifiers) -> new AuthorizationDetail(
                        "d" + actions.hashCode() + identifiers.hashCode(),
                        "channel",
                        new TreeSet<>(actions),
                        new TreeSet<>(identifiers)))
                .list()
                .ofMaxSize(2)
                .uniqueElements(AuthorizationDetail::id);
    }

    private static Arbitrary<IpRanges> ips() {
        return Arbitraries.of(
                World.ranges(),
                World.ranges("10.0.0.0/8"),
                World.ranges("10.1.0.0/16"),
                World.ranges("10.0.0.0/8", "2001:db8::/32"));
    }

    private static Arbitrary<Life> lives() {
        return Arbitraries.of(
                new Life.Never(),
                new Life.Preset(),
                new Life.Lasting(Duration.ofDays(10)),
                new Life.Lasting(Duration.ofDays(1)));
    }
}
