/** One node of Keycloak: its settings, what it runs besides requests, and what it hears of users and realms. */
package io.github.keycloakpat.node;
