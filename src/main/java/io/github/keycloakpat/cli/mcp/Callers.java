package io.github.keycloakpat.cli.mcp;

import io.github.keycloakpat.cli.session.Caller;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.signin.KeptSignIn;
import io.github.keycloakpat.cli.signin.PersonalAccessToken;
import org.jspecify.annotations.Nullable;

/** Who an agent acts for: settled anew for each call, as people sign in and out while a server runs. */
final class Callers {
    private final Context context;
    private @Nullable Caller fixed;

    Callers(Context context) {
        this.context = context;
    }

    /** Whose call it is, from the question to the change. */
    synchronized Caller now() {
        if (fixed != null) {
            return fixed;
        }
        Caller caller = context.caller();
        if (!(caller.identity() instanceof KeptSignIn)) { // the environment stays as it is
            fixed = caller;
        }
        return caller;
    }

    /** Told before a change that was asked about: whoever has signed out since, or in as another, does not make it. */
    static void requireStill(Caller caller) {
        if (caller.identity() instanceof KeptSignIn kept) {
            kept.requireKept();
        }
    }

    /** Whether it is this token by which we call. */
    static boolean isOwn(Caller caller, String id) {
        return caller.identity() instanceof PersonalAccessToken
                && caller.tokenId().filter(id::equals).isPresent();
    }

    /** The token by which we call has another value, and that of the environment may be dead. It goes nowhere else. */
    synchronized void renewed(Caller caller, String value) {
        fixed = context.caller(caller.server(), value);
    }
}
