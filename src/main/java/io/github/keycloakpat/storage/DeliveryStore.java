package io.github.keycloakpat.storage;

import io.github.keycloakpat.core.outbox.Attempt;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.DeliveryState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What is to be delivered, of all realms. Every method runs in the caller's transaction. */
public interface DeliveryStore {
    /**
     * A delivery that this node has taken on. Others leave it alone until the channel's lease is over.
     *
     * @param id by which the node shows later that it still has it
     */
    record Claim(String id, Delivery delivery) {}

    /**
     * What is not over.
     *
     * @param waiting to be tried, or tried again; an announcement counts as one
     * @param parked until their receiver is switched on
     * @param oldest when the oldest of those that wait was ordered; empty if none waits
     */
    record Backlog(long waiting, long parked, Optional<Instant> oldest) {
        public static Backlog none() {
            return new Backlog(0, 0, Optional.empty());
        }

        public Backlog and(Backlog other) {
            Optional<Instant> first =
                    Stream.concat(oldest.stream(), other.oldest.stream()).min(Comparator.naturalOrder());
            return new Backlog(waiting + other.waiting, parked + other.parked, first);
        }
    }

    /** How much a node can take on. */
    interface Room {
        /** How many more may be sent at once by this channel; none if it is 0 or less. */
        int left(Channel channel);

        /** The same in one lane ({@link Delivery#lane()}). */
        int left(Channel channel, String lane);

        void taken(Channel channel, String lane);
    }

    /**
     * Puts a delivery for each of its webhooks in the place of each announcement, the oldest first. What another node is
     * at is left to it.
     *
     * @return how many announcements; {@code max} if there may be more
     */
    int spread(int max, RandomGenerator random);

    /** Takes on what is due, first in those lanes that have waited longest. */
    List<Claim> claim(Instant now, Room room);

    /**
     * Writes down what came of a try, and gives the claim up.
     *
     * @param nextAt empty unless it is to be tried again
     * @return {@code false} if another node has taken it on meanwhile, and nothing was written
     */
    boolean settle(Claim claim, DeliveryState state, Optional<Instant> nextAt, Attempt attempt);

    /** Gives a claim up without a try, until its receiver is switched on again. */
    void park(Claim claim);

    /** Gives a claim up without a try: it is due as before. */
    void release(Claim claim);

    /** What is not over, of each channel. */
    Map<Channel, Backlog> backlog();

    /** Webhooks for which more than this many wait: their ids and realms. */
    Map<String, String> crowded(long limit);

    /**
     * Forgets what was over at this time or before, delivered or given up.
     *
     * @return how many; {@code max} if there may be more
     */
    int forget(Instant until, int max);

    /**
     * Forgets the oldest of what is over for a receiver of which more than {@code keep} are over.
     *
     * @return how many; {@code max} if there may be more
     */
    int forgetBeyond(int keep, int max);

    /** Forgets the numbers of events of tokens that are gone. The same return value. */
    int forgetSequences(int max);
}
