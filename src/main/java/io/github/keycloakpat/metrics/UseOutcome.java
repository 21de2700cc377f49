package io.github.keycloakpat.metrics;

/** What came of a request at a door. The names, in small letters, are values of a label. */
public enum UseOutcome {
    /** The token was taken. */
    ACCEPTED,
    /** The token was not. */
    REFUSED,
    /** The same, told as 429: too many were refused from that address. */
    LIMITED,
    /** No token was presented. */
    CHALLENGED,
    /** Whatever the token is: the client, the request or a gateway's set-up is at fault. */
    UNSERVED,
    /** The server is at fault. */
    FAILED
}
