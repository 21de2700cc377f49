package io.github.keycloakpat.cli.command;

import picocli.CommandLine.Command;

/** {@code kcpat admin}. */
@Command(
        name = "admin",
        description = "All tokens of a realm, and its policy. For administrators.",
        subcommands = {AdminTokens.class, AdminPolicy.class})
public final class AdminCommand {}
