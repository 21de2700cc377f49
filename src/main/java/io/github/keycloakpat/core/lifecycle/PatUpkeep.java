package io.github.keycloakpat.core.lifecycle;

import io.github.keycloakpat.core.news.Bulletin;
import io.github.keycloakpat.core.news.News;
import io.github.keycloakpat.core.news.NewsType;
import io.github.keycloakpat.core.policy.IsoDuration;
import io.github.keycloakpat.core.policy.NoticeDays;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a realm's rules do to tokens by themselves. Every rule is checked again once the token is locked. */
public final class PatUpkeep {
    private final Registry registry;
    private final PatEnding ending;
    private final Bulletin bulletin;

    /** @param bulletin what is told of tokens that have not changed */
    public PatUpkeep(Registry registry, Bulletin bulletin) {
        this.registry = registry;
        this.bulletin = bulletin;
        this.ending = new PatEnding(registry);
    }

    /** Writes down that a token has expired, unless that was done before. */
    public void noteExpiry(String ownerId, String id) {
        registry.lock(ownerId, id);
    }

    /** Tells that an active token will expire, by the nearest threshold that is due, unless that was done before. */
    public void noticeExpiring(String ownerId, String id) {
        Instant now = registry.now();
        registry.lock(ownerId, id)
                .filter(pat -> pat.statusAt(now) == PatStatus.ACTIVE)
                .ifPresent(pat -> pat.expiresAt().ifPresent(end -> noticeExpiring(pat, end, now)));
    }

    private void noticeExpiring(Pat pat, Instant end, Instant now) {
        OptionalInt due =
                NoticeDays.due(registry.policy().noticeDays(), pat.secret().issuedAt(), end, now);
        if (due.isPresent() && registry.store().noteNotice(pat.id(), end, due.getAsInt())) {
            Map<String, Object> details = Map.of(News.DAYS, due.getAsInt());
            bulletin.tell(News.of(
                    NewsType.EXPIRING, pat, registry.actor(), registry.clock().instant(), details));
        }
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
