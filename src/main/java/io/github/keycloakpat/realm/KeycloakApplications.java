package io.github.keycloakpat.realm;

import io.github.keycloakpat.core.port.Applications;
import io.github.keycloakpat.token.PatFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;

/** Keycloak's clients as applications that tokens are good for. */
public final class KeycloakApplications implements Applications {
    private final RealmModel realm;

    public KeycloakApplications(RealmModel realm) {
        this.realm = realm;
    }

    @Override
    public Set<String> alive(Set<String> ids) {
        return ids.stream()
                .filter(KeycloakIds::isReadable)
                .filter(id -> isApplication(realm.getClientById(id)))
                .collect(Collectors.toSet());
    }

    /** Whether a client is there, enabled, speaks OpenID Connect, and is none of Keycloak's own. */
    public static boolean isApplication(ClientModel client) {
        return client != null
                && client.isEnabled()
                && isOidc(client)
                && !RoleRules.isKeycloakClient(client.getClientId());
    }

    /** An application by its client id. A token's value in this place gets into no query, and so into no log. */
    public static Optional<ClientModel> named(RealmModel realm, String clientId) {
        return PatFormat.isIn(clientId)
                ? Optional.empty()
                : Optional.ofNullable(realm.getClientByClientId(clientId)).filter(KeycloakApplications::isApplication);
    }

    private static boolean isOidc(ClientModel client) {
        return client.getProtocol() == null || OIDCLoginProtocol.LOGIN_PROTOCOL.equals(client.getProtocol());
    }
}
