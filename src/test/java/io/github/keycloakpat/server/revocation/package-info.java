/** Revocation (RFC 7009) of the values of tokens, and of all other tokens. */
package io.github.keycloakpat.server.revocation;
