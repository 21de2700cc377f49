package io.github.keycloakpat.cli.command;

import picocli.CommandLine.Command;

/** {@code kcpat admin policy}. */
@Command(
        name = "policy",
        description = "Who may make which tokens, and for how long.",
        subcommands = {AdminPolicyGet.class, AdminPolicySet.class},
        footer = {"", "Example:", "  kcpat admin policy set maxLifetime=90d"})
final class AdminPolicy {}
