package io.github.keycloakpat.cli.signin;

import io.github.keycloakpat.cli.shell.Desktop;
import io.github.keycloakpat.cli.shell.Progress;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.shell.Terminal;
import io.github.keycloakpat.client.Pkce;
import io.github.keycloakpat.client.TokenAnswer;
import io.github.keycloakpat.client.TokenEndpoint;
import java.net.URI;
import java.time.Duration;

/** A sign-in in a browser of this machine (RFC 8252): the code comes back to a port of the loopback, and is good with PKCE only. */
public final class BrowserSignIn {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final TokenEndpoint endpoint;
    private final Terminal terminal;
    private final Desktop desktop;

    public BrowserSignIn(TokenEndpoint endpoint, Terminal terminal, Desktop desktop) {
        this.endpoint = endpoint;
        this.terminal = terminal;
        this.desktop = desktop;
    }

    /** @param fresh whether the person is asked even if the browser is signed in */
    public TokenAnswer run(boolean fresh) {
        Pkce pkce = Pkce.random();
        String state = Pkce.randomText();
        try (Callback callback = Callback.listen(state)) {
            URI address = endpoint.authorization(callback.address(), state, pkce, fresh);
            boolean opened = desktop.open(address);
            terminal.err()
                    .println(
                            opened
                                    ? "Sign in in the browser. If none has opened, open"
                                    : "Open this address in a browser:");
            terminal.err().println("  " + address);
            return endpoint.code(await(callback), callback.address(), pkce);
        }
    }

    private String await(Callback callback) {
        try (Progress progress = Progress.of(terminal, "Waiting for your sign-in …")) {
            progress.begin();
            Callback.Came came = callback.await(LIMIT);
            if (came instanceof Callback.Code code) {
                return code.value();
            }
            if (came instanceof Callback.Denied denied) {
                throw Stop.failed(
                        "The sign-in was refused (" + denied.error() + ").", "Try again: kcpat login --browser");
            }
            throw Stop.failed(
                    "Nobody signed in within " + LIMIT.toMinutes() + " minutes.",
                    "Without a browser on this machine: kcpat login");
        }
    }
}
