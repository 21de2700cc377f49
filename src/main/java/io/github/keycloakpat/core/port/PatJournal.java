package io.github.keycloakpat.core.port;

import io.github.keycloakpat.core.lifecycle.Change;
import java.util.List;

/** Where it is written down what happened to tokens, in the transaction in which it happened. */
public interface PatJournal {
    void record(Change change);

    /** Writes the same into several. */
    static PatJournal all(List<PatJournal> journals) {
        return change -> journals.forEach(journal -> journal.record(change));
    }
}
