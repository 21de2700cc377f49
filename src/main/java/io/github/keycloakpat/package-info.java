/** Personal access tokens for Keycloak. */
package io.github.keycloakpat;
