package io.github.keycloakpat.cli.credential;

import io.github.keycloakpat.cli.shell.Stop;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs {@code git config}. */
final class Git {
    private static final int LIMIT_SECONDS = 30;

    private Git() {}

    /** What it printed. Why it failed it tells the user itself. */
    static String config(String... words) {
        return config(Set.of(0), Redirect.INHERIT, words);
    }

    /** The same, where an exit code says that there was nothing to do. */
    static String config(int nothing, String... words) {
        return config(Set.of(0, nothing), Redirect.INHERIT, words);
    }

    /** The same; about what is not there git's own word is not told. */
    static void quietly(int nothing, String... words) {
        config(Set.of(0, nothing), Redirect.DISCARD, words);
    }

    private static String config(Set<Integer> fine, Redirect errors, String... words) {
        List<String> command = new ArrayList<>(List.of("git", "config"));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command).redirectError(errors).start();
            CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroy);
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!fine.contains(process.waitFor())) {
                throw Stop.failed("git could not read or change its settings.", "Try: git config --global --list");
            }
            return printed;
        } catch (IOException e) {
            throw Stop.failed("git can't be started: " + e.getMessage(), "Install it, or put it on the PATH.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.failed("Interrupted.");
        }
    }
}
