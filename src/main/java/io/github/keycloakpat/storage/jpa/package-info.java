/** Tokens in Keycloak's own database: entities, store, tables, and what happens when users and realms go. */
package io.github.keycloakpat.storage.jpa;
