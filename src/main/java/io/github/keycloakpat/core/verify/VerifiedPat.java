package io.github.keycloakpat.core.verify;

import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.port.Owner;
import java.util.Set;

/** A token that may be used now. Only {@link PatVerifier} makes one. */
public final class VerifiedPat {
    private final Pat pat;
    private final Owner owner;
    private final Set<String> audiences;

    VerifiedPat(Pat pat, Owner owner, Set<String> audiences) {
        this.pat = pat;
        this.owner = owner;
        this.audiences = Set.copyOf(audiences);
    }

    public Pat pat() {
        return pat;
    }

    public Owner owner() {
        return owner;
    }

    /** The token's applications that are still there; empty only if it names none. */
    public Set<String> audiences() {
        return audiences;
    }
}
