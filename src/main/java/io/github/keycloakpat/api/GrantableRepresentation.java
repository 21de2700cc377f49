package io.github.keycloakpat.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user may put into a token, and the policy that binds the form.
 *
 * @param roles {@code name} or {@code clientId/name}
 * @param audiences client ids
 * @param audiencesTruncated whether there are more applications than are listed
 * @param authorizationDetailTypes actions by type
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record GrantableRepresentation(
        List<Scope> scopes,
        List<String> roles,
        List<String> audiences,
        boolean audiencesTruncated,
        Map<String, List<String>> authorizationDetailTypes,
        Policy policy) {

    /** A scope and what it is for. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Scope(String name, @Nullable String description) {}

    /** The part of the realm's policy that a form needs; durations in ISO 8601. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Policy(
            boolean enabled,
            boolean creationAllowed,
            String maxLifetime,
            String defaultLifetime,
            boolean neverExpireAllowed,
            int maxTokensPerUser,
            boolean scopesRequired,
            boolean audienceRequired,
            String maxGracePeriod,
            boolean regenerateAllowed,
            String reauthMaxAge) {}
}
