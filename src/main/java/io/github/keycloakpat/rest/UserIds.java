package io.github.keycloakpat.rest;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds users by ids that a request may hold. */
final class UserIds {
    private static final String OF_A_STORAGE = "f:";

    private UserIds() {}

    /** Answers null if there is none. Keycloak fails on {@code f:x}, which begins as ids of user storages do. */
    static @Nullable UserModel find(KeycloakSession session, RealmModel realm, String id) {
        boolean broken = id.startsWith(OF_A_STORAGE) && id.indexOf(':', OF_A_STORAGE.length()) < 0;
        return broken ? null : session.users().getUserById(realm, id);
    }
}
