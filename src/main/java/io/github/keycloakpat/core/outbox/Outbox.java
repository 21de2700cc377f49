package io.github.keycloakpat.core.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a realm has to tell. Every method runs in the caller's transaction. */
public interface Outbox {
    /** Writes it down; it is tried soon after the transaction is committed. */
    void add(Delivery delivery);

    /** The same for several webhooks at the price of one. */
    void announce(Announcement announcement);

    /**
     * The same, unless there is one of this id. The caller holds a lock that all others wait for who might add it.
     *
     * @return whether it was added
     */
    boolean addOnce(Delivery delivery);

    /** Newest first. */
    List<Delivery> list(Channel channel, String target, Optional<DeliveryState> state, int first, int max);

    long count(Channel channel, String target, Optional<DeliveryState> state);

    Optional<Delivery> find(Channel channel, String target, String id);

    /** To be tried at once, and as often as a new one; what is being tried at this moment is left to that. */
    void reorder(String id, Instant now);

    /** Keeps what waits for this receiver from being tried. */
    void park(Channel channel, String target);

    /** Lets what was parked be tried. */
    void unpark(Channel channel, String target, Instant now);

    /**
     * The next number of an event of this token, from 2 on: the first is that of its making, for which nobody asks. It
     * rises, and may skip. The caller holds the lock of the token's owner.
     */
    long nextSequence(String tokenId);
}
