package io.github.keycloakpat.core.usage;

import io.github.keycloakpat.core.verify.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened on this node since it was last written. A use costs no more than a look into a map; memory is bounded,
 * and what does not fit is counted as lost.
 */
public final class UsageBuffer {
    private final int capacity;
    private final Map<TokenRef, Uses> uses = new HashMap<>();
    private final Map<RefusalKey, RefusedUse> refusals = new HashMap<>();
    private long lost;

    /** @param capacity how many tokens, and how many refusals, are kept at most */
    public UsageBuffer(int capacity) {
        this.capacity = capacity;
    }

    private record RefusalKey(TokenRef token, Refusal reason, Instant hour) {}

    /** What was taken out to be written; uses in the order of token ids, in which all nodes lock rows. */
    public record Batch(List<Uses> uses, List<RefusedUse> refusals, long lost) {
        public boolean isEmpty() {
            return uses.isEmpty() && refusals.isEmpty();
        }
    }

    public synchronized void used(TokenRef token, Sighting sighting) {
        add(Uses.one(token, sighting));
    }

    public synchronized void refused(TokenRef token, Refusal reason, Sighting sighting) {
        add(new RefusedUse(token, reason, sighting));
    }

    /** Takes out all there is. */
    public synchronized Batch drain() {
        var batch = new Batch(
                uses.values().stream()
                        .sorted((a, b) ->
                                a.token().tokenId().compareTo(b.token().tokenId()))
                        .toList(),
                List.copyOf(refusals.values()),
                lost);
        uses.clear();
        refusals.clear();
        lost = 0;
        return batch;
    }

    /** Takes back what could not be written. */
    public synchronized void putBack(List<Uses> unwrittenUses, List<RefusedUse> unwrittenRefusals) {
        unwrittenUses.forEach(this::add);
        unwrittenRefusals.forEach(this::add);
    }

    private void add(Uses more) {
        if (uses.size() >= capacity && !uses.containsKey(more.token())) {
            lost += more.count();
            return;
        }
        uses.merge(more.token(), more, Uses::plus);
    }

    /** The first of an hour is kept, so that all nodes mean the same line. */
    private void add(RefusedUse refusal) {
        var key = new RefusalKey(refusal.token(), refusal.reason(), refusal.hour());
        if (refusals.size() < capacity) {
            refusals.merge(
                    key, refusal, (a, b) -> b.first().at().isBefore(a.first().at()) ? b : a);
        }
    }
}
