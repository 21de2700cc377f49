package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.credential.GitProtocol;
import io.github.keycloakpat.cli.credential.Hosts;
import io.github.keycloakpat.cli.credential.TokenSource;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kcpat credential git}. */
@Command(
        name = "git",
        description = "A credential helper of git: gives the token as the password for certain hosts.",
        footer = {
            "",
            "What git wants to store or erase is passed over: the file is yours.",
            "",
            "Set it up: kcpat credential install git. git then runs:",
            "  kcpat credential git --host git.example.com --token-file ~/ci.token get"
        })
final class CredentialGit implements Action {
    private static final String GET = "get";

    @Mixin
    CredentialOptions options = new CredentialOptions();

    @Parameters(paramLabel = "get|store|erase", description = "What git asks for; it says so itself.")
    String operation = GET;

    @Override
    public void run(Context context) {
        Hosts hosts = options.hosts();
        String question = context.terminal().input();
        if (operation.equals(GET) && GitProtocol.isFor(question, hosts)) {
            String token = TokenSource.read(context.environment(), options.tokenFile);
            context.terminal().out().print(GitProtocol.answer(question, token));
        }
    }
}
