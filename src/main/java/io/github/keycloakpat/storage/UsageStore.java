package io.github.keycloakpat.storage;

import io.github.keycloakpat.core.usage.RefusedUse;
import io.github.keycloakpat.core.usage.Uses;
import java.util.List;

/** Where uses are written, of the tokens of all realms. Every method runs in the caller's transaction. */
public interface UsageStore {
    /**
     * Adds uses to what is kept, and tells the audit trail of those that are the first of their kind. Uses of tokens that
     * were deleted since are dropped.
     *
     * @param uses by rising token id, so that nodes that write at once wait for each other in one order
     */
    void writeUses(List<Uses> uses);

    /** Tells the audit trail, unless it has the line already. */
    void writeRefusals(List<RefusedUse> refusals);
}
