package io.github.keycloakpat.rest;

import io.github.keycloakpat.realm.KeycloakIds;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds users by ids that a request may hold. */
final class UserIds {
    private UserIds() {}

    /** Answers null if there is none. */
    static @Nullable UserModel find(KeycloakSession session, RealmModel realm, String id) {
        return KeycloakIds.isReadable(id) ? session.users().getUserById(realm, id) : null;
    }
}
