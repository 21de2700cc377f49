package io.github.keycloakpat.core.verify;

import io.github.keycloakpat.core.lifecycle.Pat;
import java.util.Optional;

/** A use that is refused. Cheap, as guesses may cause many. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final transient Optional<Pat> pat;

    public RefusedException(Refusal refusal) {
        this(refusal, Optional.empty());
    }

    /** @param pat the token in question, where the value led to one */
    public RefusedException(Refusal refusal, Optional<Pat> pat) {
        super(refusal.name(), null, false, false);
        this.refusal = refusal;
        this.pat = pat;
    }

    public Refusal refusal() {
        return refusal;
    }

    public Optional<Pat> pat() {
        return pat;
    }
}
