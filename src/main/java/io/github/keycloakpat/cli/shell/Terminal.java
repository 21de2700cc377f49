package io.github.keycloakpat.cli.shell;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Where people read and type, or the pipes in its place. Answers go to {@code out}, all else to {@code err}. */
public final class Terminal {
    private static final int PRESET_WIDTH = 80;
    private static final int MOST_BYTES = 64 * 1024;

    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;
    private final Optional<Console> console;
    private final boolean errorIsTerminal = isTerminal(Path.of("/proc/self/fd/2"));

    private Terminal(PrintStream out, PrintStream err, InputStream in, Optional<Console> console) {
        this.out = out;
        this.err = err;
        this.in = in;
        this.console = console;
    }

    public static Terminal ofProcess() {
        return new Terminal(utf8(System.out), utf8(System.err), System.in, console());
    }

    /** Whatever the locale: JSON is UTF-8, and names are in all languages. */
    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** Since Java 22 there is a console without a terminal, too. */
    @SuppressWarnings("SystemConsoleNull") // it is asked below
    private static Optional<Console> console() {
        Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        try {
            Object terminal = Console.class.getMethod("isTerminal").invoke(console);
            return Boolean.TRUE.equals(terminal) ? Optional.of(console) : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.of(console);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    public PrintStream out() {
        return out;
    }

    public PrintStream err() {
        return err;
    }

    /** Whether a person is there, to read and to answer. */
    public boolean isInteractive() {
        return console.isPresent();
    }

    /** Whether a person sees at once what is told beside the answer. */
    public boolean isErrorShown() {
        return isInteractive() && errorIsTerminal;
    }

    /** Where the system tells it; elsewhere it is taken for one. */
    private static boolean isTerminal(Path descriptor) {
        try {
            return !Files.exists(descriptor)
                    || Files.readSymbolicLink(descriptor).startsWith("/dev");
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }

    /** Columns. */
    public int width() {
        return isInteractive() ? size().orElse(PRESET_WIDTH) : Integer.MAX_VALUE;
    }

    private static Optional<Integer> size() {
        try {
            Process process = new ProcessBuilder("stty", "size")
                    .redirectInput(Redirect.INHERIT)
                    .redirectError(Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.US_ASCII);
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroy();
                return Optional.empty();
            }
            String[] words = said.strip().split(" ", -1);
            return words.length == 2
                    ? Optional.of(Integer.parseInt(words[1])).filter(width -> width > 0)
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) { // no stty: the preset width
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Whether the answer is yes; anything else, also the end of input, is no. Only at a terminal. */
    public boolean confirm(String question) {
        String answer = console.orElseThrow().readLine("%s [y/N] ", question);
        if (answer == null) {
            return false;
        }
        return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }

    /** A line that is not shown while it is typed. Only at a terminal. */
    public String secret(String prompt) {
        char[] typed = console.orElseThrow().readPassword("%s: ", prompt);
        return typed == null ? "" : new String(typed).strip();
    }

    /** All of standard input, at most 64 KiB. */
    public String input() {
        try {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Stop.wrongUsage("Standard input is longer than 64 KiB.", "Send only what was asked for.");
            }
            var text = new ByteArrayOutputStream();
            text.writeBytes(bytes);
            return text.toString(StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw Stop.failed("Standard input can't be read: " + e.getMessage());
        }
    }
}
