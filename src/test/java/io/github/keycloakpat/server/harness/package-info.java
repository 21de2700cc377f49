/**
 * A real Keycloak for tests. {@link io.github.keycloakpat.server.harness.KeycloakTest} starts it once per run,
 * {@link io.github.keycloakpat.server.harness.Keycloak} is the server as tests see it,
 * {@link io.github.keycloakpat.server.harness.TestRealm} a realm to work in, made by
 * {@link io.github.keycloakpat.server.harness.TestRealms}. The server's folder with its log stays in
 * {@code target/it/DATABASE}.
 */
package io.github.keycloakpat.server.harness;
