/** The one composition point: builds the core for a session of Keycloak. */
package io.github.keycloakpat.boot;
