package io.github.keycloakpat.core.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One try at a delivery.
 *
 * @param status of the HTTP answer; empty if there was none, or where the channel has none
 * @param error a word of ours, never what the other side said; empty if it was delivered
 */
public record Attempt(Instant at, Optional<Integer> status, Duration took, Optional<String> error) {}
