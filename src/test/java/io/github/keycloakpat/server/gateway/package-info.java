/**
 * Real proxies before a sample application, by the very files of {@code docs/gateways}. {@link
 * io.github.keycloakpat.server.gateway.Nginx} and {@link io.github.keycloakpat.server.gateway.Caddy} run in folders of
 * their own below {@code target/it/gateways}, {@link io.github.keycloakpat.server.gateway.SampleApp} is what stands behind
 * them, {@link io.github.keycloakpat.server.gateway.Visitor} who comes to them.
 */
package io.github.keycloakpat.server.gateway;
