package io.github.keycloakpat.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token as the REST interface shows it, without its value. Times are ISO 8601 in UTC, to the second.
 *
 * @param status {@code ACTIVE}, {@code EXPIRED} or {@code REVOKED}
 * @param roles null: those that the scopes bring; else exactly these, {@code name} or {@code clientId/name}
 * @param audiences client ids; empty: no restriction of its own
 * @param allowedIps CIDRs; empty: from anywhere
 * @param expiresAt null for never
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PatRepresentation(
        String id,
        @Nullable String parentId,
        String name,
        @Nullable String description,
        String userId,
        @Nullable String username,
        String status,
        List<String> scopes,
        @Nullable List<String> roles,
        List<String> audiences,
        List<AuthorizationDetailRepresentation> authorizationDetails,
        List<String> allowedIps,
        String hint,
        String createdAt,
        String createdBy,
        String secretIssuedAt,
        @Nullable String expiresAt,
        @Nullable String previousSecretExpiresAt,
        @Nullable String lastUsedAt,
        @Nullable String lastUsedIp,
        @Nullable String lastUsedClient,
        long useCount,
        @Nullable String revokedAt,
        @Nullable String revokedBy,
        @Nullable String revokeReason) {}
