/** What this node measures, for Keycloak's own metrics. No name and no label says anything about a person, a token or a realm. */
package io.github.keycloakpat.metrics;
