package io.github.keycloakpat.realm;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.RoleUtils;

/** Which roles and applications never go into a token: those by which Keycloak itself is run. */
public final class RoleRules {
    private static final Set<String> KEYCLOAK_CLIENTS = Set.of(
            Constants.REALM_MANAGEMENT_CLIENT_ID,
            Constants.ACCOUNT_MANAGEMENT_CLIENT_ID,
            Constants.BROKER_SERVICE_CLIENT_ID,
            Constants.ADMIN_CONSOLE_CLIENT_ID,
            Constants.ADMIN_CLI_CLIENT_ID,
            Constants.ACCOUNT_CONSOLE_CLIENT_ID);
    private static final String REALM_CLIENT_SUFFIX = "-realm";
    private static final Set<String> ADMIN_ROLES = Set.of("admin", "create-realm");

    private RoleRules() {}

    /** Whether a role may be in a token; what it is composed of is looked at one by one. */
    public static boolean isAllowed(RoleModel role) {
        if (role.getContainer() instanceof ClientModel client) {
            return !isKeycloakClient(client.getClientId());
        }
        return !ADMIN_ROLES.contains(role.getName());
    }

    /** Whether a client is one of Keycloak's own, or stands for a realm in the master realm. */
    public static boolean isKeycloakClient(String clientId) {
        return KEYCLOAK_CLIENTS.contains(clientId) || clientId.endsWith(REALM_CLIENT_SUFFIX);
    }

    /** The internal ids of these roles and of all that they are composed of. */
    static Set<String> expand(Stream<RoleModel> roles) {
        return RoleUtils.expandCompositeRolesStream(roles).map(RoleModel::getId).collect(Collectors.toSet());
    }

    /** Roles by internal id; what is gone is left out. */
    static Stream<RoleModel> byId(RealmModel realm, Set<String> ids) {
        return ids.stream().map(realm::getRoleById).filter(role -> role != null);
    }
}
