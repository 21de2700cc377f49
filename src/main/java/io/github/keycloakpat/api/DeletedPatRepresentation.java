package io.github.keycloakpat.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a deleted token.
 *
 * @param status {@code DELETED}
 * @param deletedAt ISO 8601 in UTC, to the second
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DeletedPatRepresentation(
        String id,
        String name,
        String userId,
        @Nullable String username,
        String status,
        String hint,
        String deletedAt) {
    public static final String STATUS = "DELETED";
}
