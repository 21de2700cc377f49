package io.github.keycloakpat.storage;

import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.usage.RefusedUse;
import io.github.keycloakpat.core.usage.Uses;
import java.time.Instant;
import java.util.List;

/** Where uses are written, of the tokens of all realms. Every method runs in the caller's transaction. */
public interface UsageStore {
    /**
     * Adds uses to what is kept, and tells the audit trail of those that are the first of their kind. Uses of tokens that
     * were deleted since are dropped.
     *
     * @param uses by rising token id, so that nodes that write at once wait for each other in one order
     * @return those from a new address, in the order of tokens; others who write uses of these tokens wait until the
     *     transaction is over
     */
    List<Newcomer> writeUses(List<Uses> uses);

    /**
     * A use of a token that was used before, but never from there.
     *
     * @param address as the audit trail has it: of IPv6 the network
     */
    record Newcomer(String realmId, Pat pat, String address, Instant at) {}

    /** Tells the audit trail, unless it has the line already. */
    void writeRefusals(List<RefusedUse> refusals);
}
