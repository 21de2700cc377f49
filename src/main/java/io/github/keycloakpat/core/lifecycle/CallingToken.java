package io.github.keycloakpat.core.lifecycle;

/**
 * A token that manages tokens in its owner's stead.
 *
 * @param generation of it when it was found to be good
 */
public record CallingToken(String id, String ownerId, int generation) {
    public static CallingToken of(Pat pat) {
        return new CallingToken(pat.id(), pat.userId(), pat.secret().generation());
    }
}
