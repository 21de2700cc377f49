/** The realm's well-known documents. */
package io.github.keycloakpat.server.discovery;
