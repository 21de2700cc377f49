package io.github.keycloakpat.core.policy;

import io.github.keycloakpat.core.grant.AuthorizationDetail;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types of entities that tokens may name (RFC 9396), each with its actions. */
public record DetailCatalogue(Map<String, Set<String>> actionsByType) {
    public DetailCatalogue {
        actionsByType = Map.copyOf(actionsByType);
    }

    public static DetailCatalogue empty() {
        return new DetailCatalogue(Map.of());
    }

    /** Whether the type and every action are here. */
    public boolean covers(AuthorizationDetail detail) {
        return actionsOf(detail.type()).containsAll(detail.actions());
    }

    /** What the catalogue still allows of these; what is left of none of its actions is left out. */
    public List<AuthorizationDetail> narrow(List<AuthorizationDetail> details) {
        return details.stream()
                .flatMap(detail -> detail.narrowTo(actionsOf(detail.type())).stream())
                .toList();
    }

    private Set<String> actionsOf(String type) {
        return actionsByType.getOrDefault(type, Set.of());
    }
}
