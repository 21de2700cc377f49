package io.github.keycloakpat.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A realm's policy as it counts; what its attributes say and can't be read stands here as what counts instead. Durations
 * in ISO 8601.
 *
 * @param authorizationDetailTypes actions by type
 * @param unusedRevokeAfter null for never
 * @param retention null where it can't be read, and nothing is thrown away
 * @param warnings what is wrong with it, for people
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PolicyRepresentation(
        boolean enabled,
        List<String> managementClients,
        String maxLifetime,
        String defaultLifetime,
        boolean neverExpireAllowed,
        int maxTokensPerUser,
        @Nullable String requiredRole,
        List<String> grantableScopes,
        Map<String, List<String>> authorizationDetailTypes,
        boolean scopesRequired,
        boolean audienceRequired,
        String maxGracePeriod,
        boolean regenerateAllowed,
        String reauthMaxAge,
        String jwtLifetime,
        String tokenPrefix,
        List<Integer> noticeDays,
        @Nullable String unusedRevokeAfter,
        @Nullable String retention,
        List<String> warnings) {}
