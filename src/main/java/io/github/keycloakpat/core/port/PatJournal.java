package io.github.keycloakpat.core.port;

import io.github.keycloakpat.core.lifecycle.Pat;

/** Where it is written down what happened to tokens, in the transaction in which it happened. */
public interface PatJournal {
    void created(Pat pat);

    void updated(Pat before, Pat after);

    void revoked(Pat pat);

    void deleted(Pat pat);
}
