/** What Keycloak's metrics tell of tokens. */
package io.github.keycloakpat.server.metrics;
