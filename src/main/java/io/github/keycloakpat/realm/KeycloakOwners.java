package io.github.keycloakpat.realm;

import io.github.keycloakpat.core.port.Owner;
import io.github.keycloakpat.core.port.Owners;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

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
        return Optional.ofNullable(session.users().getUserById(realm, userId)).map(this::of);
    }

    public Owner of(UserModel user) {
        return new KeycloakOwner(session, realm, user, scopes);
    }

    /** Every role that the user holds and tokens may have. */
    public Stream<RoleModel> grantableRoles(UserModel user) {
        return new KeycloakOwner(session, realm, user, scopes).grantableRoles();
    }
}
