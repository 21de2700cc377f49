package io.github.keycloakpat.cli;

import io.github.keycloakpat.cli.shell.Exit;
import io.github.keycloakpat.cli.shell.Paint;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.shell.Terminal;
import io.github.keycloakpat.client.Refused;
import io.github.keycloakpat.client.Unreachable;
import io.github.keycloakpat.client.Unusable;
import io.github.keycloakpat.token.PatFormat;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/** What went wrong and what to do, on two lines, and the exit code. No stack trace, and no value of a token. */
final class Failures {
    private final Terminal terminal;
    private final Paint paint;

    Failures(Terminal terminal, Paint paint) {
        this.terminal = terminal;
        this.paint = paint;
    }

    int wrongUsage(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        return say(Exit.WRONG_USAGE, String.valueOf(e.getMessage()), Optional.of("See " + command + " --help"));
    }

    int failed(Throwable e) {
        if (e instanceof Stop stop) {
            return say(stop.exit(), stop.getMessage(), stop.hint());
        }
        if (e instanceof Refused refused) {
            return say(Hints.exit(refused), refused.getMessage(), Hints.of(refused));
        }
        if (e instanceof Unreachable unreachable) {
            return say(Exit.FAILED, unreachable.getMessage(), Optional.of(Hints.of(unreachable)));
        }
        if (e instanceof Unusable unusable) {
            return say(
                    Exit.WRONG_USAGE, unusable.getMessage(), Optional.of("Look at what you gave. Nothing was done."));
        }
        return say(
                Exit.FAILED,
                "This is a defect of kcpat: " + e + ".",
                Optional.of("Please report it, with the command and without any token."));
    }

    /** @param exit how the command itself ended */
    int notWritten(int exit) {
        return say(
                exit == Exit.DONE ? Exit.FAILED : exit,
                "The answer could not be written: standard output is full or closed.",
                Optional.of("If a new value was in it, nobody has it. For another one: kcpat tokens rotate ID"));
    }

    private int say(int exit, String message, Optional<String> hint) {
        terminal.err().println(fault("kcpat: " + harmless(message)));
        hint.ifPresent(text -> terminal.err().println(harmless(text)));
        return exit;
    }

    private String fault(String text) {
        return terminal.isErrorShown() ? paint.fault(text) : text;
    }

    private static String harmless(String text) {
        return Shown.text(PatFormat.redact(text));
    }
}
