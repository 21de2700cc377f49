package io.github.keycloakpat.metrics;

/** Where tokens are presented. The names, in small letters, are values of a label. */
public enum Door {
    EXCHANGE,
    DIRECT_GRANT,
    INTROSPECTION,
    FORWARD_AUTH
}
