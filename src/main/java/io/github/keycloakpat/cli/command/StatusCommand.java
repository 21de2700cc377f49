package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.session.SecretInput;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kcpat status}. */
@Command(
        name = "status",
        description = "Is the server there, who is signed in, and what may they do? Or: does this token work?",
        footer = {
            "",
            "Examples:",
            "  kcpat status",
            "  kcpat status --token - < ./ci.token     # works? for what, until when?"
        })
public final class StatusCommand implements Action {
    @Option(
            names = "--token",
            paramLabel = "STDIN",
            description = "'-' reads a personal access token from standard input.")
    Optional<String> token = Optional.empty();

    @Override
    public void run(Context context) {
        if (token.isPresent()) {
            SecretInput.requireNoSecret(token, "--token");
            new TokenStatus(context, SecretInput.token(context, token, "--token -")).tell();
        } else {
            new SignInStatus(context).tell();
        }
    }
}
