package io.github.keycloakpat.cli.command;

import picocli.CommandLine.Command;

/** {@code kcpat tokens scopes}. */
@Command(
        name = "scopes",
        description = "Add rights to a token, or take them away.",
        subcommands = {ScopesAdd.class, ScopesRemove.class, ScopesClear.class},
        footer = {"", "Example:", "  kcpat tokens scopes add ID read"})
final class TokensScopes {}
