package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.core.port.StoredSecret;
import io.github.keycloakpat.token.PatSecret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Set<String> owners = new HashSet<>();
        secrets.forEach(secret -> find(secret).flatMap(this::owner).ifPresent(owners::add));
        if (!owners.isEmpty()) {
            store.lockOwners(owners);
        }
        List<Optional<PresentedValue>> presented = new ArrayList<>();
        secrets.forEach(secret -> presented.add(endLocked(secret, owners, order)));
        return presented;
    }

    private Optional<StoredSecret> find(PatSecret secret) {
        return store.findBySecret(registry.hasher().candidates(secret));
    }

    private Optional<String> owner(StoredSecret stored) {
        return stored.pat()
                .map(Pat::userId)
                .or(() -> store.findDeleted(stored.tokenId()).map(stone -> stone.userId()));
    }

    /** Looked up again: until the lock was there, others may have rotated or deleted the token. */
    private Optional<PresentedValue> endLocked(PatSecret secret, Set<String> owners, RevokeOrder order) {
        return find(secret)
                .filter(stored -> owner(stored).filter(owners::contains).isPresent())
                .flatMap(stored -> stored.pat().isPresent()
                        ? stored.pat().map(pat -> end(pat, stored.validUntil(), order))
                        : ofDeleted(stored.tokenId()));
    }

    private PresentedValue end(Pat pat, Optional<Instant> validUntil, RevokeOrder order) {
        if (validUntil.isEmpty()) {
            ending.revoke(pat.userId(), pat.id(), order);
            return presented(PresentedValue.Kind.PRESENT, pat);
        }
        return presented(endOlder(pat, validUntil.get()), pat);
    }

    /** Also where its time is over by this clock: another node's may be slow. */
    private PresentedValue.Kind endOlder(Pat pat, Instant validUntil) {
        if (validUntil.equals(StoredSecret.ENDED)) {
            return PresentedValue.Kind.OLD;
        }
        Pat locked = registry.requireLocked(pat.userId(), pat.id());
        boolean good = locked.graceAt(registry.now()).isPresent();
        editing.endGrace(locked);
        return good ? PresentedValue.Kind.PREVIOUS : PresentedValue.Kind.OLD;
    }

    private Optional<PresentedValue> ofDeleted(String tokenId) {
        return store.findDeleted(tokenId)
                .map(stone -> new AuditEntry.Subject(stone.id(), stone.name(), stone.userId()))
                .map(subject -> new PresentedValue(PresentedValue.Kind.OLD, subject, Optional.empty()));
    }

    private static PresentedValue presented(PresentedValue.Kind kind, Pat pat) {
        var subject = new AuditEntry.Subject(pat.id(), pat.name().value(), pat.userId());
        return new PresentedValue(kind, subject, Optional.of(pat));
    }
}
