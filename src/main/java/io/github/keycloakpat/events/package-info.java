/** What Keycloak's own event log learns of tokens. */
package io.github.keycloakpat.events;
