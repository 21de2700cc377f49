package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.policy.IsoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a realm's rules do to tokens by themselves. Every rule is checked again once the token is locked. */
public final class PatUpkeep {
    private final Registry registry;
    private final PatEnding ending;

    public PatUpkeep(Registry registry) {
        this.registry = registry;
        this.ending = new PatEnding(registry);
    }

    /** Writes down that a token has expired, unless that was done before. */
    public void noteExpiry(String ownerId, String id) {
        registry.lock(ownerId, id);
    }

    /** Revokes an active token whose value was neither issued nor used for this long. Its owner may bring it back. */
    public void revokeIfUnused(String ownerId, String id, Duration unused) {
        Instant now = registry.now();
        registry.lock(ownerId, id)
                .filter(pat -> pat.statusAt(now) == PatStatus.ACTIVE)
                .filter(pat -> !lastSign(pat).isAfter(now.minus(unused)))
                .ifPresent(pat -> ending.revoke(pat, new Revocation(now, Optional.empty(), reason(unused), false)));
    }

    private Instant lastSign(Pat pat) {
        Instant issued = pat.secret().issuedAt();
        return registry.store()
                .usages(List.of(pat.id()))
                .getOrDefault(pat.id(), Usage.none())
                .lastAt()
                .filter(issued::isBefore)
                .orElse(issued);
    }

    private static Optional<Remark> reason(Duration unused) {
        return Optional.of(new Remark("Not used for " + IsoDuration.print(unused)));
    }

    /** Deletes a token that ended at least this long ago. */
    public void deleteIfEnded(String ownerId, String id, Duration retention) {
        Instant limit = registry.now().minus(retention);
        registry.lock(ownerId, id)
                .filter(pat -> end(pat).map(end -> !end.isAfter(limit)).orElse(false))
                .ifPresent(pat -> ending.delete(pat, Optional.of("ended " + IsoDuration.print(retention) + " ago")));
    }

    private static Optional<Instant> end(Pat pat) {
        return pat.revocation().map(Revocation::at).or(pat::expiresAt);
    }
}
