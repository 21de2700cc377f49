package io.github.keycloakpat.rest;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.authorization.fgap.evaluation.partial.PartialEvaluationPolicyProvider;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.model.ResourceServer;
import org.keycloak.authorization.policy.provider.PolicyProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Whether the database can tell who may be viewed. When Keycloak lists users it passes over policies that it can't
 * evaluate for many users at once (by the time of day, say), though these may deny.
 */
final class FilterablePolicies {
    private final KeycloakSession session;
    private final RealmModel realm;

    FilterablePolicies(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    boolean all() {
        ClientModel client = realm.getAdminPermissionsClient();
        if (client == null) {
            return false;
        }
        var authorization = session.getProvider(AuthorizationProvider.class);
        var stores = authorization.getStoreFactory();
        ResourceServer server = stores.getResourceServerStore().findByClient(client);
        List<PartialEvaluationPolicyProvider> able = session.getAllProviders(PolicyProvider.class).stream()
                .filter(PartialEvaluationPolicyProvider.class::isInstance)
                .map(PartialEvaluationPolicyProvider.class::cast)
                .toList();
        return Stream.of(AdminPermissionsSchema.USERS_RESOURCE_TYPE, AdminPermissionsSchema.GROUPS_RESOURCE_TYPE)
                .flatMap(type -> stores.getPolicyStore().findByResourceType(server, type).stream())
                .flatMap(permission -> permission.getAssociatedPolicies().stream())
                .allMatch(policy -> isFilterable(policy, able));
    }

    private static boolean isFilterable(Policy policy, List<PartialEvaluationPolicyProvider> able) {
        return able.stream().anyMatch(provider -> provider.supports(policy));
    }
}
