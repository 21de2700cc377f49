package io.github.keycloakpat.core.port;

import io.github.keycloakpat.core.policy.PolicyTexts;
import java.util.Map;

/**
 * What a realm's policy was when somebody looked last, so that changes are noticed by whatever way they came. Every
 * method runs in the caller's transaction.
 */
public interface PolicyMemory {
    /** Until the transaction ends nobody else compares; to be called before anything is read. */
    void lock();

    /** The same for who is going to change it: what was read of the realm while others wrote is read anew. */
    void lockToChange();

    /** As it stands in the database now, past all caches. */
    PolicyTexts present();

    /** {@link PolicyTexts#remembered()} of the last look; empty, as are all presets, if nobody has looked yet. */
    Map<String, String> remembered();

    /**
     * Puts another one in its place.
     *
     * @return {@code false} if it was not as this object had read it; nothing is written then
     */
    boolean remember(PolicyTexts texts);
}
