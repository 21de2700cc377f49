package io.github.keycloakpat.metrics;

/** A number that somebody reads now and then; not a number until then, and while it can't be read. */
final class Reading {
    private volatile double value = Double.NaN;

    double value() {
        return value;
    }

    void is(double read) {
        this.value = read;
    }
}
