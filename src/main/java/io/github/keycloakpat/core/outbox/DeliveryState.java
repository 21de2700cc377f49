package io.github.keycloakpat.core.outbox;

/** How far a delivery has come. The names are part of the REST interface. */
public enum DeliveryState {
    /** To be tried, or tried again. */
    PENDING,
    DELIVERED,
    /** Given up. It can be ordered again. */
    FAILED
}
