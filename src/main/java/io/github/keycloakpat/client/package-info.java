/**
 * Keycloak PAT over HTTP, for programs: {@link io.github.keycloakpat.client.PatClient} makes the calls of the REST interface
 * in the words of {@code api}, {@link io.github.keycloakpat.client.TokenEndpoint} those of OAuth. JDK and Jackson only.
 *
 * <p>Each call may throw {@link io.github.keycloakpat.client.Refused} (the server said no, and why) or
 * {@link io.github.keycloakpat.client.Unreachable} (it said nothing that can be understood).
 */
@NullMarked
package io.github.keycloakpat.client;

import org.jspecify.annotations.NullMarked;
