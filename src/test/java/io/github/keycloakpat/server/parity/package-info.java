/** A Keycloak with our jar beside one without it: what is not ours is as it was. */
package io.github.keycloakpat.server.parity;
