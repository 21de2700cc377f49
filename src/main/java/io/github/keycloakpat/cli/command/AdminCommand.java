package io.github.keycloakpat.cli.command;

import picocli.CommandLine.Command;

/** {@code kcpat admin}. */
@Command(
        name = "admin",
        description = "All tokens of a realm, and its policy. For administrators.",
        subcommands = {AdminTokens.class, AdminPolicy.class},
        footer = {"", "Examples:", "  kcpat admin tokens list --unused-since 90d", "  kcpat admin policy get"})
public final class AdminCommand {}
