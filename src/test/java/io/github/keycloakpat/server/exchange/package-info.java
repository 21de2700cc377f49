/**
 * Token exchange (RFC 8693) and the introspection of what it gives, as other programs see them. The numbers of the
 * refusals that a class holds stand in its first sentence.
 */
package io.github.keycloakpat.server.exchange;
