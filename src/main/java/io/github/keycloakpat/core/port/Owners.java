package io.github.keycloakpat.core.port;

import java.util.Optional;

/** The users of a realm as owners of tokens. */
public interface Owners {
    /** Empty for a user who is gone, whoever may have taken the name since. */
    Optional<Owner> find(String userId);
}
