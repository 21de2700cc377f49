package io.github.keycloakpat.cli.signin;

import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Refused;
import io.github.keycloakpat.client.TokenEndpoint;
import io.github.keycloakpat.client.Unreachable;
import java.util.Optional;

/** Ends the kept sign-in: here in any case, and at the server. */
public final class Logout {
    private final SignInFile file;

    public Logout(SignInFile file) {
        this.file = file;
    }

    /** @return whose server it was; empty if nobody was signed in */
    public Optional<String> run() {
        return file.exists() ? file.alone(this::end) : Optional.empty();
    }

    /** Alone, so that no refresh that is under way brings it back. */
    private Optional<String> end() {
        Optional<SignIn> kept = file.readToEnd();
        if (!file.delete()) {
            return Optional.empty();
        }
        SignIn signIn = kept.orElseThrow(() -> Stop.failed(
                "The sign-in is forgotten here. Its file could not be read, so the server was not told.",
                "End the session in the account console: Account security, Device activity."));
        if (!signIn.refreshToken().isEmpty()) {
            revoke(signIn);
        }
        return Optional.of(signIn.url());
    }

    private static void revoke(SignIn signIn) {
        try {
            new TokenEndpoint(signIn.server(), signIn.credentials()).revoke(signIn.refreshToken());
        } catch (Unreachable | Refused e) {
            throw Stop.failed(
                    "The sign-in is forgotten here, but " + signIn.url() + " could not be told: " + e.getMessage(),
                    "End the session in the account console: Account security, Device activity.");
        }
    }
}
