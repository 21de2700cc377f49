/** Introspection (RFC 7662) of the values of tokens. */
package io.github.keycloakpat.server.introspection;
