/** Tokens in the words of the wire. */
package io.github.keycloakpat.wire;
