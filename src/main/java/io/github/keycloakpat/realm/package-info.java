/** Adapters to Keycloak's models: policy, owners, scopes, roles, applications. */
package io.github.keycloakpat.realm;
