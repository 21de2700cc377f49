package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.signin.Logout;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code kcpat logout}. */
@Command(
        name = "logout",
        description = "End the sign-in: here, and at the server.",
        footer = {"", "Personal access tokens live on.", "", "Example:", "  kcpat logout"})
public final class LogoutCommand implements Action {
    @Override
    public void run(Context context) {
        Optional<String> where = new Logout(context.signInFile()).run();
        context.done(
                "signedOut",
                where.isPresent() ? 1 : 0,
                where.map(url -> "Signed out at " + url + ".").orElse("Nobody was signed in."));
    }
}
