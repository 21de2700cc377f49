/** From a verified token to a short JWT, limited before and after the mappers; and the guard that keeps it out of Keycloak's own endpoints. */
package io.github.keycloakpat.issue;
