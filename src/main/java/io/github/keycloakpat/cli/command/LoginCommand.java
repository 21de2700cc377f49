package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Connections;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.signin.Login;
import io.github.keycloakpat.client.Server;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kcpat login}. */
@Command(
        name = "login",
        description = "Sign in, in a browser of this machine or of any other.",
        footer = {
            "",
            "Without --browser it shows an address and a code for a browser anywhere: also by ssh.",
            "The sign-in is kept in a file that only you may read, and refreshed by itself.",
            "",
            "Examples:",
            "  kcpat login --url https://sso.example.com --realm shop",
            "  kcpat login --browser"
        })
public final class LoginCommand implements Action {
    @Option(names = "--browser", description = "Open a browser here, which comes back by itself.")
    boolean browser;

    @Option(names = "--fresh", description = "With --browser: ask for the password even if the browser is signed in.")
    boolean fresh;

    @Option(
            names = "--client",
            paramLabel = "CLIENT",
            description = "By which public client. (${DEFAULT-VALUE})",
            defaultValue = Connections.CLIENT)
    String client = Connections.CLIENT;

    @Override
    public void run(Context context) {
        if (fresh && !browser) {
            throw Stop.wrongUsage("--fresh is for --browser.", "Add --browser, or sign out in the browser first.");
        }
        Server server = context.connections().server();
        Login login = new Login(context.signInFile(), context.terminal(), context.clock(), server, client);
        String user = browser ? login.byBrowser(context.environment(), fresh) : login.byDevice();
        var answer = Map.of("url", server.base().toString(), "realm", server.realm(), "username", user);
        context.showFacts(answer, () -> SignInText.of(server, user));
        context.note("Signed in. Next: kcpat tokens create NAME --scope …; what is possible: kcpat tokens grantable");
        Login.noteOfOthers(context.environment()).ifPresent(context::note);
    }
}
