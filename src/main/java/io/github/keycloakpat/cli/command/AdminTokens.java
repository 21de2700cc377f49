package io.github.keycloakpat.cli.command;

import picocli.CommandLine.Command;

/** {@code kcpat admin tokens}. */
@Command(
        name = "tokens",
        description = "The tokens of all users whom you may see.",
        subcommands = {AdminTokensList.class, AdminTokensRevoke.class, AdminTokensInspect.class, AdminTokensStats.class
        },
        footer = {"", "Example:", "  kcpat admin tokens list --user alice --all"})
final class AdminTokens {}
