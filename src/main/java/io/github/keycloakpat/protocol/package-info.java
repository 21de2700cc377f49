/** Keycloak's OpenID Connect protocol with what of ours has no extension point of its own. */
package io.github.keycloakpat.protocol;
