package io.github.keycloakpat.core.usage;

import io.github.keycloakpat.core.audit.Origin;
import java.time.Instant;

/** That a token was presented: when, and from where. */
public record Sighting(Instant at, Origin origin) {}
