package io.github.keycloakpat.cli.shell;

/** How a command ended, for scripts. */
public final class Exit {
    public static final int DONE = 0;
    /** The server or a person said no, or something is broken. */
    public static final int FAILED = 1;

    public static final int WRONG_USAGE = 2;
    public static final int NOT_SIGNED_IN = 3;
    public static final int NOT_FOUND = 4;

    private Exit() {}
}
