package io.github.keycloakpat.rest;

import static io.github.keycloakpat.core.fault.FaultException.field;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.port.PatQuery;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.Profile;
import org.keycloak.models.AdminRoles;
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
        PatQuery all = filter.query(Optional.empty(), now);
        if (seesAll()) {
            return all;
        }
        if (!isExact()) {
            throw FaultException.of(
                    Fault.INVALID_REQUEST,
                    field(AdminFilter.USER_ID),
                    "You may view some users only. Say whose tokens you want to see, with 'userId'.");
        }
        return all.amongViewable();
    }

    /** Who is not there and who may not be seen has no tokens. */
    private String visibleUser(AdminFilter filter) {
        Optional<UserModel> byId = filter.userId().map(id -> session.users().getUserById(realm, id));
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

    /** Users of other storages are not in Keycloak's table, on which its permissions are checked. */
    private boolean isExact() {
        return Profile.isFeatureEnabled(Profile.Feature.ADMIN_FINE_GRAINED_AUTHZ_V2)
                && realm.isAdminPermissionsEnabled()
                && realm.getStorageProviders(UserStorageProvider.class)
                        .findAny()
                        .isEmpty();
    }
}
