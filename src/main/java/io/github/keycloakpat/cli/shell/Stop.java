package io.github.keycloakpat.cli.shell;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command that can't go on: what is wrong, and what to do about it. */
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exit;
    private final @Nullable String hint;
    private final @Nullable String quoted;

    private Stop(int exit, String message, @Nullable String hint) {
        this(exit, message, hint, null);
    }

    private Stop(int exit, String message, @Nullable String hint, @Nullable String quoted) {
        super(message, null, false, false);
        this.exit = exit;
        this.hint = hint;
        this.quoted = quoted;
    }

    /** The same, and what a server says of it. */
    public Stop quoting(String words) {
        return new Stop(exit, told(), hint, words);
    }

    /** What is wrong, in words of ours alone. */
    public String told() {
        return String.valueOf(super.getMessage());
    }

    /** What a server says of it. */
    public Optional<String> quoted() {
        return Optional.ofNullable(quoted);
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
        return quoted == null ? told() : told() + " " + quoted;
    }
}
