package io.github.keycloakpat.core.lifecycle;

import java.time.Instant;

/**
 * A token that manages tokens in its owner's stead.
 *
 * @param generation of it when it was found to be good
 * @param valueIssuedAt says by which of its values it calls
 */
public record CallingToken(String id, String ownerId, int generation, Instant valueIssuedAt) {
    public static CallingToken of(Pat pat, Instant valueIssuedAt) {
        return new CallingToken(pat.id(), pat.userId(), pat.secret().generation(), valueIssuedAt);
    }
}
