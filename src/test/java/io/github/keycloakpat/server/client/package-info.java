/** Clients that others have written. */
package io.github.keycloakpat.server.client;
