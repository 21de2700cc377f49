package io.github.keycloakpat.core.demand;

import io.github.keycloakpat.core.grant.AuthorizationDetail;
import java.util.List;
import java.util.Optional;

/**
 * An operation on an entity of the application behind a gateway.
 *
 * @param id empty where the gateway can't tell which entity it is: then it must be allowed on all
 */
public record Operation(String type, String action, Optional<String> id) {
    public boolean isAllowedBy(List<AuthorizationDetail> details) {
        return details.stream().anyMatch(this::isAllowedBy);
    }

    private boolean isAllowedBy(AuthorizationDetail detail) {
        return detail.type().equals(type)
                && detail.actions().contains(action)
                && (detail.identifiers().contains(AuthorizationDetail.ALL)
                        || id.filter(detail.identifiers()::contains).isPresent());
    }
}
