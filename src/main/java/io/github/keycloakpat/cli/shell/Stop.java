package io.github.keycloakpat.cli.shell;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command that can't go on: what is wrong, and what to do about it. */
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exit;
    private final @Nullable String hint;

    private Stop(int exit, String message, @Nullable String hint) {
        super(message, null, false, false);
        this.exit = exit;
        this.hint = hint;
    }

    public static Stop failed(String message, String hint) {
        return new Stop(Exit.FAILED, message, hint);
    }

    public static Stop failed(String message) {
        return new Stop(Exit.FAILED, message, null);
    }

    public static Stop wrongUsage(String message, String hint) {
        return new Stop(Exit.WRONG_USAGE, message, hint);
    }

    public static Stop notSignedIn(String message, String hint) {
        return new Stop(Exit.NOT_SIGNED_IN, message, hint);
    }

    public static Stop notFound(String message, String hint) {
        return new Stop(Exit.NOT_FOUND, message, hint);
    }

    public int exit() {
        return exit;
    }

    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
