package io.github.keycloakpat.realm;

import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * Between the names that people use and the internal ids that are kept: ids do not come back when somebody makes a new
 * role or client of an old name.
 */
public final class RealmNames {
    private static final int MAX_NAME = 511;
    private static final int MAX_SLASHES = 8;

    private RealmNames() {}

    /** @param name {@code name} of a realm role or {@code clientId/name} */
    public static Optional<RoleModel> findRole(RealmModel realm, String name) {
        if (name.length() > MAX_NAME) {
            return Optional.empty();
        }
        RoleModel ofRealm = realm.getRole(name);
        if (ofRealm != null) {
            return Optional.of(ofRealm);
        }
        // client ids may hold slashes themselves (URLs do), and so may the names of roles
        int tried = 0;
        for (int slash = name.indexOf('/'); slash >= 0 && tried < MAX_SLASHES; slash = name.indexOf('/', slash + 1)) {
            tried++;
            ClientModel client = realm.getClientByClientId(name.substring(0, slash));
            RoleModel role = client == null ? null : client.getRole(name.substring(slash + 1));
            if (role != null) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    public static String nameOf(RoleModel role) {
        return role.getContainer() instanceof ClientModel client
                ? client.getClientId() + "/" + role.getName()
                : role.getName();
    }

    /** The name of a role that was put into a token; empty once it is gone. */
    public static Optional<String> roleName(RealmModel realm, String id) {
        return Optional.ofNullable(realm.getRoleById(id)).map(RealmNames::nameOf);
    }

    /** The client id of an application; its internal id once it is gone, so that it is seen that there was one. */
    public static String clientName(RealmModel realm, String id) {
        ClientModel client = realm.getClientById(id);
        return client == null ? id : client.getClientId();
    }
}
