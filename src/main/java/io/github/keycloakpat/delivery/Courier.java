package io.github.keycloakpat.delivery;

import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.Outcome;

/** Tries a delivery once, by one channel, in less time than the channel's lease. */
interface Courier {
    Outcome deliver(Delivery delivery);
}
