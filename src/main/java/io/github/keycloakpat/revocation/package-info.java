/** Token revocation (RFC 7009) for who holds the value of a token. */
package io.github.keycloakpat.revocation;
