package io.github.keycloakpat.realm;

/** Ids of users and clients, as Keycloak reads them. */
public final class KeycloakIds {
    private static final String OF_A_STORAGE = "f:";

    private KeycloakIds() {}

    /** Whether Keycloak can look for this id; it fails on {@code f:x}, which only begins as ids of storages do. */
    public static boolean isReadable(String id) {
        return !id.startsWith(OF_A_STORAGE) || id.indexOf(':', OF_A_STORAGE.length()) >= 0;
    }
}
