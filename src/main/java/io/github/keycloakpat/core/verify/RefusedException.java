package io.github.keycloakpat.core.verify;

import io.github.keycloakpat.core.lifecycle.Pat;
import java.util.Optional;

/** A use that is refused. Cheap, as guesses may cause many. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final transient Optional<Pat> pat;
    private final transient Optional<String> tokenId;

    /** The value led to no token. */
    public RefusedException(Refusal refusal) {
        this(refusal, Optional.empty(), Optional.empty());
    }

    /** The value led to a token that was deleted. */
    public RefusedException(Refusal refusal, String deletedId) {
        this(refusal, Optional.empty(), Optional.of(deletedId));
    }

    public RefusedException(Refusal refusal, Pat pat) {
        this(refusal, Optional.of(pat), Optional.of(pat.id()));
    }

    private RefusedException(Refusal refusal, Optional<Pat> pat, Optional<String> tokenId) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
        this.pat = pat;
        this.tokenId = tokenId;
    }

    /** Of the token in question, where the value led to one, be it deleted or not. */
    public Optional<String> tokenId() {
        return tokenId;
    }

    public Refusal refusal() {
        return refusal;
    }

    public Optional<Pat> pat() {
        return pat;
    }
}
