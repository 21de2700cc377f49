package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.core.port.StoredSecret;
import io.github.keycloakpat.core.port.Tombstone;
import io.github.keycloakpat.token.PatSecret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends values that are presented by whoever has them: the token of a present one, the grace period of the one before.
 * Which of these a value is, is decided under the lock: whatever happens at the same time, it is dead afterwards.
 */
public final class ValueEnding {
    private final Registry registry;
    private final PatStore store;
    private final PatEnding ending;
    private final PatEditing editing;

    public ValueEnding(Registry registry) {
        this.registry = registry;
        this.store = registry.store();
        this.ending = new PatEnding(registry);
        this.editing = new PatEditing(registry);
    }

    /**
     * Ends whatever this value is good for.
     *
     * @param order for the token of a present value
     * @return what it was; empty for one that no token has or had
     */
    public Optional<PresentedValue> end(PatSecret secret, RevokeOrder order) {
        return endAll(List.of(secret), order).get(0);
    }

    /**
     * The same for several values, in their order. It is the first thing that a transaction locks: the owners of all of
     * them at once.
     */
    public List<Optional<PresentedValue>> endAll(List<PatSecret> secrets, RevokeOrder order) {
        List<Optional<String>> owners = secrets.stream().map(this::ownerOf).toList();
        Set<String> known = owners.stream().flatMap(Optional::stream).collect(Collectors.toSet());
        if (!known.isEmpty()) {
            store.lockOwners(known);
        }
        List<Optional<PresentedValue>> presented = new ArrayList<>();
        for (int i = 0; i < secrets.size(); i++) {
            PatSecret secret = secrets.get(i);
            presented.add(owners.get(i).flatMap(owner -> endLocked(secret, order)));
        }
        return presented;
    }

    private Optional<String> ownerOf(PatSecret secret) {
        return find(secret)
                .flatMap(stored -> stored.pat()
                        .map(Pat::userId)
                        .or(() -> store.findDeleted(stored.tokenId()).map(Tombstone::userId)));
    }

    private Optional<StoredSecret> find(PatSecret secret) {
        return store.findBySecret(registry.hasher().candidates(secret));
    }

    /** Looked up again: until the lock was there, others may have rotated or deleted the token. */
    private Optional<PresentedValue> endLocked(PatSecret secret, RevokeOrder order) {
        return find(secret)
                .flatMap(stored -> stored.pat().isPresent()
                        ? stored.pat().map(pat -> end(pat, stored.validUntil(), order))
                        : ofDeleted(stored.tokenId()));
    }

    private PresentedValue end(Pat pat, Optional<Instant> validUntil, RevokeOrder order) {
        if (validUntil.isPresent()) {
            return endOlder(pat, validUntil.get());
        }
        ending.revoke(pat.userId(), pat.id(), order);
        return presented(PresentedValue.Kind.PRESENT, store.find(pat.id()).orElse(pat));
    }

    /** Also where its time is over by this clock: another node's may be slow. */
    private PresentedValue endOlder(Pat pat, Instant validUntil) {
        if (validUntil.equals(StoredSecret.ENDED)) {
            return presented(PresentedValue.Kind.OLD, pat);
        }
        Pat locked = registry.requireLocked(pat.userId(), pat.id());
        boolean good = locked.graceAt(registry.now()).isPresent();
        Pat after = editing.endGrace(locked);
        return presented(good ? PresentedValue.Kind.PREVIOUS : PresentedValue.Kind.OLD, after);
    }

    private Optional<PresentedValue> ofDeleted(String tokenId) {
        return store.findDeleted(tokenId)
                .map(stone -> new AuditEntry.Subject(stone.id(), stone.name(), stone.userId()))
                .map(subject -> new PresentedValue(PresentedValue.Kind.OLD, subject, Optional.empty()));
    }

    /** @param pat as it is now that its value has ended */
    private static PresentedValue presented(PresentedValue.Kind kind, Pat pat) {
        var subject = new AuditEntry.Subject(pat.id(), pat.name().value(), pat.userId());
        return new PresentedValue(kind, subject, Optional.of(pat));
    }
}
