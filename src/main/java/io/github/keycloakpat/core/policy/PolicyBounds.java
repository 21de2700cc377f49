package io.github.keycloakpat.core.policy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a policy can be held against a token that is there already.
 *
 * @param scopes names of all that may be granted
 * @param actions by type
 */
public record PolicyBounds(
        Duration maxLifetime,
        boolean neverExpireAllowed,
        Set<String> scopes,
        Map<String, Set<String>> actions,
        boolean scopesRequired,
        boolean audienceRequired) {
    public PolicyBounds {
        scopes = Set.copyOf(scopes);
        actions = Map.copyOf(actions);
    }

    public static PolicyBounds of(PatPolicy policy, Set<String> grantableScopes) {
        return new PolicyBounds(
                policy.maxLifetime(),
                policy.neverExpireAllowed(),
                grantableScopes,
                policy.details().actionsByType(),
                policy.scopesRequired(),
                policy.audienceRequired());
    }

    /** Types and actions, one text each. */
    public Set<String> operations() {
        return actions.entrySet().stream()
                .flatMap(type -> type.getValue().stream().map(action -> operation(type.getKey(), action)))
                .collect(Collectors.toSet());
    }

    public static String operation(String type, String action) {
        return type + "\n" + action;
    }
}
