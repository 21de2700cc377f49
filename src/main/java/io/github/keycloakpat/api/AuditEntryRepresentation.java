package io.github.keycloakpat.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit trail.
 *
 * @param tokenId null for what is about no token, as a changed policy
 * @param tokenName as it was then
 * @param userId the token's owner
 * @param actorId the user who did it; null for a rule of the realm, and where nobody is known
 * @param at ISO 8601 in UTC, to the second
 * @param details texts, truth values and lists of texts
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AuditEntryRepresentation(
        String id,
        String type,
        @Nullable String tokenId,
        @Nullable String tokenName,
        @Nullable String userId,
        @Nullable String actorId,
        @Nullable String clientId,
        @Nullable String ip,
        @Nullable String userAgent,
        String at,
        SortedMap<String, Object> details) {}
