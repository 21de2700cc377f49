package io.github.keycloakpat.core.fake;

import io.github.keycloakpat.core.grant.IpRange;
import io.github.keycloakpat.core.grant.IpRanges;
import io.github.keycloakpat.core.grant.PatGrant;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.lifecycle.Actor;
import io.github.keycloakpat.core.lifecycle.Change;
import io.github.keycloakpat.core.lifecycle.Draft;
import io.github.keycloakpat.core.lifecycle.PatEditing;
import io.github.keycloakpat.core.lifecycle.PatEnding;
import io.github.keycloakpat.core.lifecycle.PatMinting;
import io.github.keycloakpat.core.lifecycle.PatName;
import io.github.keycloakpat.core.lifecycle.PatReading;
import io.github.keycloakpat.core.lifecycle.PatUpkeep;
import io.github.keycloakpat.core.lifecycle.Registry;
import io.github.keycloakpat.core.news.News;
import io.github.keycloakpat.core.policy.DetailCatalogue;
import io.github.keycloakpat.core.policy.Life;
import io.github.keycloakpat.core.policy.PatPolicy;
import io.github.keycloakpat.core.port.Applications;
import io.github.keycloakpat.core.port.Owners;
import io.github.keycloakpat.core.verify.PatVerifier;
import io.github.keycloakpat.core.verify.Use;
import io.github.keycloakpat.token.SecretHasher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A realm of one owner, whose clock, policy, roles and applications a test can change. */
public final class World {
    public static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    public static final Use ANYWHERE = new Use("203.0.113.9", Instant.EPOCH);

    public final InMemoryPatStore store = new InMemoryPatStore();
    public final FakeOwner owner = new FakeOwner(
            ScopeSet.parse("read execute admin"),
            Set.of("viewer", "editor"),
            Map.of("read", Set.of("viewer"), "execute", Set.of("editor"), "admin", Set.of("boss")));
    public final List<Change> changes = new ArrayList<>();
    /** What was told besides of changes. */
    public final List<News> news = new ArrayList<>();

    public final Set<String> applications = new HashSet<>(Set.of("orders", "billing"));
    public Instant now = NOON;
    public PatPolicy policy = policy(3, false);
    public boolean ownerIsThere = true;

    private final SecretHasher hasher = new SecretHasher(List.of());
    private final Random random = new Random(42);

    public static PatPolicy policy(int maxTokens, boolean neverAllowed) {
        return new PatPolicy(
                true,
                false,
                Set.of("kcpat"),
                Duration.ofDays(365),
                Duration.ofDays(30),
                neverAllowed,
                maxTokens,
                Optional.empty(),
                Set.of("read", "execute", "admin"),
                new DetailCatalogue(Map.of("channel", Set.of("read", "publish"))),
                false,
                false,
                Duration.ofDays(7),
                true,
                Duration.ZERO,
                Duration.ofMinutes(5),
                "kcpat",
                List.of(7, 3, 1),
                Optional.empty(),
                Optional.of(Duration.ofDays(90)),
                List.of());
    }

    public Registry registry() {
        return registry(Actor.user(FakeOwner.ID));
    }

    public Registry registry(Actor actor) {
        return new Registry(store, this::record, owners(), applications(), policy, hasher, () -> now, random, actor);
    }

    private void record(Change change) {
        changes.add(change);
    }

    /** What was written down: types and names, oldest first. */
    public List<String> journal() {
        return changes.stream()
                .map(change -> change.type() + " " + change.pat().name())
                .toList();
    }

    public PatMinting minting() {
        return new PatMinting(registry());
    }

    public PatEditing editing() {
        return new PatEditing(registry());
    }

    public PatEnding ending() {
        return new PatEnding(registry());
    }

    public PatReading reading() {
        return new PatReading(registry());
    }

    public PatUpkeep upkeep() {
        return new PatUpkeep(registry(Actor.rule()), news::add);
    }

    public PatVerifier verifier() {
        return new PatVerifier(store, hasher, owners(), applications(), policy, () -> now);
    }

    private Owners owners() {
        return id -> ownerIsThere && id.equals(FakeOwner.ID) ? Optional.of(owner) : Optional.empty();
    }

    public Applications applications() {
        return ids -> {
            Set<String> alive = new HashSet<>(ids);
            alive.retainAll(applications);
            return alive;
        };
    }

    public static Draft draft(String name, PatGrant grant, Life life) {
        return new Draft(PatName.of(name), Optional.empty(), grant, life);
    }

    public static Draft draft(String name) {
        return draft(name, PatGrant.nothing().withScopes(ScopeSet.parse("read")), new Life.Preset());
    }

    public static IpRanges ranges(String... texts) {
        return new IpRanges(List.of(texts).stream()
                .map(text -> IpRange.parse(text).orElseThrow())
                .toList());
    }
}
