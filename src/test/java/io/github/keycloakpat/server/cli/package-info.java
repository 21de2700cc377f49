/**
 * The command line {@code kcpat}, started from its jar as people start it. {@link io.github.keycloakpat.server.cli.Kcpat} is
 * a shell to start it in, {@link io.github.keycloakpat.server.cli.Ran} what came of it,
 * {@link io.github.keycloakpat.server.cli.Pty} a terminal with somebody at it.
 */
package io.github.keycloakpat.server.cli;
