package io.github.keycloakpat.realm;

import io.github.keycloakpat.core.port.Owner;
import io.github.keycloakpat.core.port.Owners;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** Keycloak's users as owners of tokens. */
public final class KeycloakOwners implements Owners {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final GrantableScopes scopes;

    public KeycloakOwners(KeycloakSession session, RealmModel realm, GrantableScopes scopes) {
        this.session = session;
        this.realm = realm;
        this.scopes = scopes;
    }

    @Override
    public Optional<Owner> find(String userId) {
        return user(userId).map(owner -> owner);
    }

    /** Every role that the user holds and tokens may have. */
    public Stream<RoleModel> grantableRoles(String userId) {
        return user(userId).stream().flatMap(KeycloakOwner::grantableRoles);
    }

    private Optional<KeycloakOwner> user(String userId) {
        return Optional.ofNullable(session.users().getUserById(realm, userId))
                .map(user -> new KeycloakOwner(session, realm, user, scopes));
    }
}
