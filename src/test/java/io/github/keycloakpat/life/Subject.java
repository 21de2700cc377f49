package io.github.keycloakpat.life;

import java.util.Optional;
import java.util.Set;

/** What is held against the model: one owner with one token at a time. */
public interface Subject {
    /**
     * What came of a call.
     *
     * @param value a new value, if there is one
     * @param fault the stable word of a refusal
     */
    record Outcome(Optional<String> value, Optional<String> fault) {
        public static Outcome done() {
            return new Outcome(Optional.empty(), Optional.empty());
        }

        public static Outcome issued(String value) {
            return new Outcome(Optional.of(value), Optional.empty());
        }

        public static Outcome refused(String fault) {
            return new Outcome(Optional.empty(), Optional.of(fault));
        }
    }

    /** Makes the token; it is there from then on. */
    Outcome create(int life, Set<String> scopes);

    void delete();

    /** Does any other step. */
    Outcome perform(Step step);

    /** The scopes that this value is good for now; empty if it is refused. */
    Optional<Set<String>> use(String value);

    String status();

    /** The status by which the token is found in lists that are filtered by status. */
    String listedAs();

    Set<String> scopes();

    /** Whether an old value is said to work. */
    boolean showsGrace();
}
