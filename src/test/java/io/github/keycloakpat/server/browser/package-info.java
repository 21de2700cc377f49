/** The pages in Keycloak's consoles, as people use them: in a real browser. */
package io.github.keycloakpat.server.browser;
