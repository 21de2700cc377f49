package io.github.keycloakpat.cli.session;

import io.github.keycloakpat.cli.shell.Environment;
import io.github.keycloakpat.cli.shell.Stop;
import java.util.Optional;

/** The value of a token that somebody gives: by standard input, the environment, or typed unseen. Never as a word of the command. */
public final class SecretInput {
    private static final String STANDARD_INPUT = "-";

    private SecretInput() {}

    /** @param given a word of the command; only {@code -} is one */
    public static void requireNoSecret(Optional<String> given, String option) {
        if (given.filter(word -> !word.equals(STANDARD_INPUT)).isPresent()) {
            throw Stop.wrongUsage(
                    option + " takes no value: all users of this machine can read commands, and the shell keeps them.",
                    "Send it to standard input and give '-'. If it was a real token, replace it: kcpat tokens rotate.");
        }
    }

    /** @param given {@code -} to read standard input; empty to take the environment's or to ask */
    public static String token(Context context, Optional<String> given, String option) {
        requireNoSecret(given, option);
        String token = given.isPresent()
                ? input(context, option)
                : context.environment().get(Environment.TOKEN).orElseGet(() -> typed(context, option));
        if (token.isEmpty()) {
            throw Stop.wrongUsage("No token was given.", "Send it to standard input, and give '-'.");
        }
        return token;
    }

    /** At a terminal it is typed, and not shown. */
    private static String input(Context context, String option) {
        return context.terminal().isInteractive()
                ? typed(context, option)
                : context.terminal().input();
    }

    private static String typed(Context context, String option) {
        if (!context.terminal().isInteractive()) {
            throw Stop.wrongUsage("Which token?", "Send it to standard input, and give '" + option + "'.");
        }
        return context.terminal().secret("Token (it is not shown)");
    }

    /** A value that was found, never the environment's: that is the one by which one calls. */
    public static String found(Context context, Optional<String> given) {
        requireNoSecret(given, "This");
        String token = given.isPresent() ? input(context, "-") : typed(context, "-");
        if (token.isEmpty()) {
            throw Stop.wrongUsage("No value was given.", "Send it to standard input, and give '-'.");
        }
        return token;
    }
}
