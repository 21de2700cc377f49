package io.github.keycloakpat.core.verify;

import java.time.Instant;

/**
 * The circumstances of a use.
 *
 * @param address of who presents the token, as a literal; empty where it is not known
 * @param notBefore values issued before this are refused by the client through which the token is used
 */
public record Use(String address, Instant notBefore) {}
