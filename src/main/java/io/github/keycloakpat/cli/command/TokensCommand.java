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
        })
public final class TokensCommand {}
