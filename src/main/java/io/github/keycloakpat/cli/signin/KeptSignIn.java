package io.github.keycloakpat.cli.signin;

import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Refused;
import io.github.keycloakpat.client.TokenAnswer;
import io.github.keycloakpat.client.TokenEndpoint;
import java.time.InstantSource;

/** The sign-in of {@code kcpat login}. It is refreshed when its access token ends, by one process at a time. */
public final class KeptSignIn implements Identity {
    private static final int BAD_REQUEST = 400;

    private final SignInFile file;
    private final InstantSource clock;
    private SignIn signIn;

    public KeptSignIn(SignInFile file, SignIn signIn, InstantSource clock) {
        this.file = file;
        this.signIn = signIn;
        this.clock = clock;
    }

    @Override
    public String source() {
        return "kcpat login (" + file.path() + ")";
    }

    @Override
    public synchronized String accessToken() {
        if (!signIn.isFresh(clock.instant())) {
            signIn = file.alone(this::refreshed);
        }
        return signIn.accessToken();
    }

    /**
     * Another process may have refreshed it while this one waited, as a refresh token may be good only once; or somebody
     * signed out, or in elsewhere, which is not undone.
     */
    private SignIn refreshed() {
        SignIn kept = file.read().filter(this::isTheSame).orElseThrow(() -> ended(signIn));
        if (kept.isFresh(clock.instant())) {
            return kept;
        }
        SignIn fresh = refresh(kept);
        file.write(fresh);
        return fresh;
    }

    /** Somebody else's sign-in is not taken for a call that was begun as this one. */
    private boolean isTheSame(SignIn kept) {
        return isOfTheSameUser(kept)
                && kept.url().equals(signIn.url())
                && kept.realm().equals(signIn.realm())
                && kept.client().equals(signIn.client());
    }

    /** Where tokens tell nothing, only the very same ones are known to be. */
    private boolean isOfTheSameUser(SignIn kept) {
        return kept.user().isPresent()
                ? kept.user().equals(signIn.user())
                : kept.accessToken().equals(signIn.accessToken())
                        && kept.refreshToken().equals(signIn.refreshToken());
    }

    /** @throws Stop if somebody has signed out since, or in as another */
    public synchronized void requireKept() {
        if (file.read().filter(this::isTheSame).isEmpty()) {
            throw ended(signIn);
        }
    }

    private SignIn refresh(SignIn kept) {
        if (kept.refreshToken().isEmpty()) {
            throw ended(kept);
        }
        try {
            TokenAnswer answer = new TokenEndpoint(kept.server(), kept.credentials()).refresh(kept.refreshToken());
            return SignIn.of(kept.server(), kept.client(), answer, clock.instant());
        } catch (Refused e) {
            if (e.status() == BAD_REQUEST) {
                throw ended(kept);
            }
            throw e;
        }
    }

    private static Stop ended(SignIn kept) {
        return Stop.notSignedIn(
                "The sign-in at " + kept.url() + " (realm " + kept.realm() + ") has ended.",
                "Sign in again: kcpat login");
    }
}
