package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.client.Refused;
import java.util.Map;
import java.util.Optional;

/** What an agent should do about a refusal of the server. */
final class AgentHints {
    private static final String GRANTABLE = "Call pat_grantable to see what is possible.";
    private static final String USER = "Tell the user: an administrator decides this.";

    private static final Map<String, String> BY_ERROR = Map.ofEntries(
            Map.entry(
                    "token_not_found",
                    "Call pat_list with status 'all' first. If a service still uses a token that was deleted, make a new one and"
                            + " update the service."),
            Map.entry("token_name_exists", "Use another name, or rotate the token that has it."),
            Map.entry("token_not_active", "Call pat_regenerate if the user wants it back."),
            Map.entry("regeneration_not_allowed", "An active one is rotated; else make a new one by pat_create."),
            Map.entry("too_many_tokens", "Ask the user which of pat_list can be revoked."),
            Map.entry("scope_not_grantable", GRANTABLE),
            Map.entry("role_not_held", GRANTABLE),
            Map.entry("audience_unknown", GRANTABLE),
            Map.entry("authorization_detail_invalid", GRANTABLE),
            Map.entry("expiry_too_long", "Choose an earlier end. " + GRANTABLE),
            Map.entry("expiry_required", "Give 'expires', such as 30d. " + GRANTABLE),
            Map.entry("invalid_expiry", "Write 'expires' as 30d, P30D, 2026-12-31 or 2026-12-31T23:59:59Z."),
            Map.entry("grace_too_long", "Choose a shorter 'grace'. " + GRANTABLE),
            Map.entry("grace_running", "Wait until the old value's grace has ended."),
            Map.entry("creation_not_allowed", USER),
            Map.entry("disabled", USER),
            Map.entry("client_not_allowed", "Tell the user to sign in by kcpat login."),
            Map.entry("permission_denied", "The user lacks a right for this. " + USER),
            Map.entry("unauthorized", "Tell the user to sign in: kcpat login."),
            Map.entry(
                    "insufficient_user_authentication",
                    "Tell the user to sign in anew: kcpat login --browser --fresh."),
            Map.entry("rate_limited", "Wait a minute."));

    private AgentHints() {}

    static Optional<String> of(Refused refused) {
        return Optional.ofNullable(BY_ERROR.get(refused.error()));
    }
}
