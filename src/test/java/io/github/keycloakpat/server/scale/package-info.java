/** What stays quick when there are many tokens. */
package io.github.keycloakpat.server.scale;
