package io.github.keycloakpat.rest;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.port.PatQuery;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.common.Profile;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.storage.UserStorageProvider;

/**
 * Whose tokens an administrator sees in lists, counts and statistics, and reaches when revoking many at once. With
 * Keycloak's fine-grained permissions these are some users only, and the database filters them as it filters Keycloak's
 * own list of users.
 */
final class AdminView {
    private static final String NOBODY = "-";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;

    AdminView(KeycloakSession session, AdminPermissionEvaluator auth) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.auth = auth;
    }

    /**
     * The tokens that are meant, of those that may be seen.
     *
     * @throws FaultException where that can't be told for many users at once, and no user is named
     */
    PatQuery query(AdminFilter filter, Instant now) {
        auth.users().requireQuery();
        if (filter.userId().isPresent() || filter.username().isPresent()) {
            return filter.query(Optional.of(visibleUser(filter)), now);
        }
        if (seesAll()) {
            return filter.query(Optional.empty(), now);
        }
        if (seesNobody()) {
            return filter.query(Optional.of(NOBODY), now);
        }
        if (!isExact()) {
            throw FaultException.of(
                    Fault.INVALID_REQUEST,
                    field(AdminFilter.USER_ID),
                    "You may view some users only. Say whose tokens you want to see, with 'userId'.");
        }
        return filter.query(Optional.empty(), now).amongViewable();
    }

    /** Who is not there and who may not be seen has no tokens. */
    private String visibleUser(AdminFilter filter) {
        Optional<UserModel> byId = filter.userId().map(id -> UserIds.find(session, realm, id));
        Optional<UserModel> byName =
                filter.username().map(name -> session.users().getUserByUsername(realm, name));
        if (filter.userId().isPresent() && filter.username().isPresent() && !sameUser(byId, byName)) {
            return NOBODY;
        }
        return byId.or(() -> byName)
                .filter(user -> auth.users().canView(user))
                .map(UserModel::getId)
                .orElse(NOBODY);
    }

    private static boolean sameUser(Optional<UserModel> one, Optional<UserModel> other) {
        return one.map(UserModel::getId).equals(other.map(UserModel::getId));
    }

    /** By these roles, which no fine-grained permission takes anything from. */
    private boolean seesAll() {
        return auth.hasOneAdminRole(AdminRoles.VIEW_USERS, AdminRoles.MANAGE_USERS);
    }

    /** Where nothing but roles counts, and for administrators of another realm, for whom nothing else ever does. */
    private boolean seesNobody() {
        boolean byPermissions = Profile.isFeatureEnabled(Profile.Feature.ADMIN_FINE_GRAINED_AUTHZ_V2)
                && realm.isAdminPermissionsEnabled()
                && auth.adminAuth().getRealm().getId().equals(realm.getId());
        return !byPermissions && !Profile.isFeatureEnabled(Profile.Feature.ADMIN_FINE_GRAINED_AUTHZ);
    }

    /** Users of other storages are not in Keycloak's table, on which its permissions are checked. */
    private boolean isExact() {
        return Profile.isFeatureEnabled(Profile.Feature.ADMIN_FINE_GRAINED_AUTHZ_V2)
                && realm.isAdminPermissionsEnabled()
                && realm.getStorageProviders(UserStorageProvider.class)
                        .findAny()
                        .isEmpty()
                && isFiltered()
                && new FilterablePolicies(session, realm).all();
    }

    /** Keycloak adds no condition at all for whom it takes to see all, or for none of its administrators. */
    private boolean isFiltered() {
        UserModel admin = session.getContext().getUser();
        ClientModel management = realm.getName().equals(Config.getAdminRealm())
                ? realm.getMasterAdminClient()
                : realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        return admin != null
                && management != null
                && admin.getId().equals(auth.adminAuth().getUser().getId())
                && admin.hasRole(management.getRole(AdminRoles.QUERY_USERS))
                && !admin.hasRole(management.getRole(AdminRoles.VIEW_USERS))
                && !admin.hasRole(management.getRole(AdminRoles.MANAGE_USERS));
    }
}
