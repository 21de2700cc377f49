package io.github.keycloakpat.cli;

import io.github.keycloakpat.cli.command.AdminCommand;
import io.github.keycloakpat.cli.command.AuditCommand;
import io.github.keycloakpat.cli.command.CompletionCommand;
import io.github.keycloakpat.cli.command.CredentialCommand;
import io.github.keycloakpat.cli.command.ExchangeCommand;
import io.github.keycloakpat.cli.command.LoginCommand;
import io.github.keycloakpat.cli.command.LogoutCommand;
import io.github.keycloakpat.cli.command.McpCommand;
import io.github.keycloakpat.cli.command.StatusCommand;
import io.github.keycloakpat.cli.command.TokensCommand;
import io.github.keycloakpat.cli.command.WebhooksCommand;
import io.github.keycloakpat.cli.session.Globals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command of all commands. */
@Command(
        name = "kcpat",
        description = "Personal access tokens of Keycloak.",
        versionProvider = Version.class,
        subcommands = {
            LoginCommand.class,
            LogoutCommand.class,
            StatusCommand.class,
            TokensCommand.class,
            ExchangeCommand.class,
            AuditCommand.class,
            WebhooksCommand.class,
            AdminCommand.class,
            CredentialCommand.class,
            McpCommand.class,
            CompletionCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Done.",
            " 1:Refused, or something failed.",
            " 2:Wrong usage; nothing was done.",
            " 3:Not signed in, or the token does not work.",
            " 4:Not found."
        },
        footer = {
            "",
            "Environment:",
            "  KCPAT_URL, KCPAT_REALM       the server and the realm",
            "  KCPAT_ACCESS_TOKEN           an access token (bearer) to call with",
            "  KCPAT_TOKEN, KCPAT_CLIENT    a personal access token, and the client that exchanges it",
            "  KCPAT_CLIENT_SECRET          that client's secret, if it has one",
            "",
            "Start: kcpat login --url https://sso.example.com --realm REALM"
        })
final class Kcpat {
    @Mixin
    final Globals globals = new Globals();

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this, also after a command.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    boolean version;
}
