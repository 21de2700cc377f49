package io.github.keycloakpat.directgrant;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowBindings;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.AuthenticationFlowResolver;

/** Where our authenticator stands in a flow. Disabled executions don't count. */
final class TokenFlow {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final String id;

    private TokenFlow(KeycloakSession session, String id) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.id = id;
    }

    /** That of a direct grant by the client of this request, by Keycloak's own rule. Empty if the realm has none. */
    static Optional<TokenFlow> of(KeycloakSession session) {
        KeycloakContext context = session.getContext();
        AuthenticationFlowModel ofClient = AuthenticationFlowResolver.resolveBindingOverrideFlowForClient(
                context.getClient(), AuthenticationFlowBindings.DIRECT_GRANT_BINDING);
        var flow = ofClient == null ? context.getRealm().getDirectGrantFlow() : ofClient; // also where its own is gone
        return Optional.ofNullable(flow).map(found -> new TokenFlow(session, found.getId()));
    }

    /**
     * Whether our authenticator stands in it and is never asked. Keycloak skips what is ALTERNATIVE where something else
     * of the same level is REQUIRED or CONDITIONAL, and CONDITIONAL parts without a condition; an admin who takes the
     * name for REQUIRED and the token for ALTERNATIVE would so have a flow that asks for nothing but a name.
     */
    boolean skips() {
        return skips(id);
    }

    private boolean skips(String flowId) {
        List<AuthenticationExecutionModel> level = enabled(flowId).toList();
        return level.stream()
                .filter(this::holdsOurs)
                .anyMatch(ours -> (ours.isAlternative() && level.stream().anyMatch(this::isDemanded))
                        || isUnconditional(ours)
                        || isInside(ours));
    }

    /** Conditions are not: they choose the whole level, and not what is asked in it. */
    private boolean isDemanded(AuthenticationExecutionModel execution) {
        return (execution.isRequired() || execution.isConditional()) && !isCondition(execution);
    }

    private boolean isInside(AuthenticationExecutionModel part) {
        return part.isAuthenticatorFlow() && skips(part.getFlowId());
    }

    private boolean isUnconditional(AuthenticationExecutionModel part) {
        return part.isAuthenticatorFlow()
                && part.isConditional()
                && enabled(part.getFlowId()).noneMatch(this::isCondition);
    }

    private boolean holdsOurs(AuthenticationExecutionModel execution) {
        return execution.isAuthenticatorFlow()
                ? enabled(execution.getFlowId()).anyMatch(this::holdsOurs)
                : isOurs(execution);
    }

    /**
     * Whether our authenticator, if it comes to it, looks at a password.
     *
     * @param wellFormed whether the password has the form of a token
     */
    boolean wouldJudge(boolean wellFormed) {
        return all(id).anyMatch(execution -> isOurs(execution) && (wellFormed || !execution.isAlternative()));
    }

    private Stream<AuthenticationExecutionModel> all(String flowId) {
        return enabled(flowId)
                .flatMap(execution ->
                        execution.isAuthenticatorFlow() ? all(execution.getFlowId()) : Stream.of(execution));
    }

    private static boolean isOurs(AuthenticationExecutionModel execution) {
        return PatDirectGrantAuthenticator.PROVIDER_ID.equals(execution.getAuthenticator());
    }

    /** As Keycloak finds it out. */
    private boolean isCondition(AuthenticationExecutionModel execution) {
        return !execution.isAuthenticatorFlow()
                && session.getKeycloakSessionFactory()
                                .getProviderFactory(Authenticator.class, execution.getAuthenticator())
                        instanceof AuthenticatorFactory factory
                && factory.create(session) instanceof ConditionalAuthenticator;
    }

    private Stream<AuthenticationExecutionModel> enabled(String flowId) {
        return realm.getAuthenticationExecutionsStream(flowId).filter(AuthenticationExecutionModel::isEnabled);
    }
}
