package io.github.keycloakpat.metrics;

/** Whether a value led to a token, be it alive, ended or deleted. The names, in small letters, are values of a label. */
enum Lookup {
    FOUND,
    UNKNOWN
}
