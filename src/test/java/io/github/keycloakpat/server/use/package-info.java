/**
 * The pages of {@code docs/use} are followed to the letter. {@link io.github.keycloakpat.server.use.Page} cuts out what is
 * there to be copied, {@link io.github.keycloakpat.server.use.Reader} runs it in a home of their own, and
 * {@link io.github.keycloakpat.server.use.Site} is what they reach: Keycloak and a gateway, by https.
 */
package io.github.keycloakpat.server.use;
