package io.github.keycloakpat.storage.jpa;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authorization.AuthorizationProvider;
import org.keycloak.authorization.fgap.AdminPermissionsSchema;
import org.keycloak.authorization.fgap.evaluation.partial.PartialEvaluationPolicyProvider;
import org.keycloak.authorization.model.Policy;
import org.keycloak.authorization.model.Resource;
import org.keycloak.authorization.model.ResourceServer;
import org.keycloak.authorization.policy.provider.PolicyProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.authorization.ResourceType;

/**
 * Users, and groups whose members, others than the administrator of this request are permitted to view by name. Where
 * Keycloak looks at one user, such a permission denies; where it filters a list, it does not even look at it.
 */
final class PermittedToOthers {
    private final KeycloakSession session;
    private final RealmModel realm;

    PermittedToOthers(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** By id. */
    Set<String> users() {
        return names(AdminPermissionsSchema.USERS, null, AdminPermissionsSchema.VIEW);
    }

    /** By id, with all groups below. */
    Set<String> groups() {
        ResourceType groups = AdminPermissionsSchema.GROUPS;
        return names(groups, groups, AdminPermissionsSchema.VIEW_MEMBERS).stream()
                .map(id -> session.groups().getGroupById(realm, id))
                .filter(group -> group != null)
                .flatMap(PermittedToOthers::withAllBelow)
                .map(GroupModel::getId)
                .collect(Collectors.toSet());
    }

    private static Stream<GroupModel> withAllBelow(GroupModel group) {
        return Stream.concat(Stream.of(group), group.getSubGroupsStream().flatMap(PermittedToOthers::withAllBelow));
    }

    private Set<String> names(ResourceType type, ResourceType groupType, String scope) {
        var stores = session.getProvider(AuthorizationProvider.class).getStoreFactory();
        ResourceServer server = stores.getResourceServerStore().findByClient(realm.getAdminPermissionsClient());
        Set<String> own = ownPermissions(type, groupType);
        List<Policy> permissions = stores.getPolicyStore().findByResourceType(server, type.getType());
        return permissions.stream()
                .filter(permission -> !own.contains(permission.getId()))
                .filter(permission -> permission.getScopes().stream()
                        .anyMatch(covered -> covered.getName().equals(scope)))
                .flatMap(permission -> permission.getResources().stream())
                .map(Resource::getName)
                .filter(name -> !name.equals(type.getType()))
                .collect(Collectors.toSet());
    }

    private Set<String> ownPermissions(ResourceType type, ResourceType groupType) {
        return session.getAllProviders(PolicyProvider.class).stream()
                .filter(PartialEvaluationPolicyProvider.class::isInstance)
                .map(PartialEvaluationPolicyProvider.class::cast)
                .flatMap(provider -> provider.getPermissions(
                        session, type, groupType, session.getContext().getUser()))
                .map(Policy::getId)
                .collect(Collectors.toSet());
    }
}
