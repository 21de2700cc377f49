package io.github.keycloakpat.directgrant;

import java.util.List;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;

/**
 * Flows in which our authenticator stands and is never asked. Keycloak skips what is ALTERNATIVE where something else of
 * the same level is REQUIRED or CONDITIONAL; an admin who takes the name for REQUIRED and the token for ALTERNATIVE would
 * so have a flow that asks for nothing but a name.
 */
final class SkippedAuthenticator {
    private final RealmModel realm;

    SkippedAuthenticator(RealmModel realm) {
        this.realm = realm;
    }

    boolean isIn(String flowId) {
        List<AuthenticationExecutionModel> level = enabled(flowId);
        boolean demanding = level.stream().anyMatch(other -> other.isRequired() || other.isConditional());
        return level.stream()
                .filter(this::holdsOurs)
                .anyMatch(ours -> (demanding && ours.isAlternative()) || isInside(ours));
    }

    private boolean isInside(AuthenticationExecutionModel part) {
        return part.isAuthenticatorFlow() && isIn(part.getFlowId());
    }

    private boolean holdsOurs(AuthenticationExecutionModel execution) {
        return execution.isAuthenticatorFlow()
                ? enabled(execution.getFlowId()).stream().anyMatch(this::holdsOurs)
                : PatDirectGrantAuthenticator.PROVIDER_ID.equals(execution.getAuthenticator());
    }

    private List<AuthenticationExecutionModel> enabled(String flowId) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .filter(AuthenticationExecutionModel::isEnabled)
                .toList();
    }
}
