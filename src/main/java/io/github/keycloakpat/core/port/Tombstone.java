package io.github.keycloakpat.core.port;

import java.time.Instant;

/** What is left of a deleted token. */
public record Tombstone(String id, String userId, String name, String hint, Instant deletedAt) {}
