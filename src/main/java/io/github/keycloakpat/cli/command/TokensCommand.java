package io.github.keycloakpat.cli.command;

import picocli.CommandLine.Command;

/** {@code kcpat tokens}. */
@Command(
        name = "tokens",
        description = "Your personal access tokens.",
        subcommands = {
            TokensCreate.class,
            TokensList.class,
            TokensGet.class,
            TokensUpdate.class,
            TokensRotate.class,
            TokensRegenerate.class,
            TokensRevoke.class,
            TokensDelete.class,
            TokensScopes.class,
            TokensEvents.class,
            TokensGrantable.class
        },
        footer = {
            "",
            "Examples:",
            "  kcpat tokens grantable",
            "  kcpat tokens create ci-staging --scope execute --expires 90d",
            "  kcpat tokens list --all"
        })
public final class TokensCommand {}
