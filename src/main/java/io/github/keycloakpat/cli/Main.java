package io.github.keycloakpat.cli;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Environment;
import io.github.keycloakpat.cli.shell.Exit;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.cli.shell.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParseResult;

/** Starts {@code kcpat}. */
public final class Main {
    private final Kcpat root = new Kcpat();
    private final Environment environment = new Environment(System.getenv());
    private final Terminal terminal = Terminal.ofProcess();

    private Main() {}

    public static void main(String[] args) {
        System.exit(new Main().run(args));
    }

    private int run(String[] args) {
        CommandLine line = new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler((e, words) -> failures().wrongUsage(e))
                .setExecutionExceptionHandler((e, command, parsed) -> failures().failed(e))
                .setUsageHelpAutoWidth(terminal.isInteractive())
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setColorScheme(Help.defaultColorScheme(colours(args) ? Help.Ansi.ON : Help.Ansi.OFF));
        int exit = line.execute(args);
        if (terminal.out().checkError()) {
            terminal.err().println("kcpat: The answer could not be written: standard output is full or closed.");
            return exit == Exit.DONE ? Exit.FAILED : exit;
        }
        return exit;
    }

    private boolean colours(String[] args) {
        return terminal.isInteractive()
                && environment.get("NO_COLOR").isEmpty()
                && !List.of(args).contains("--no-color");
    }

    private int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        CommandLine last =
                parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
        if (last.getCommand() instanceof Action action) {
            action.run(context());
            return Exit.DONE;
        }
        String name = last.getCommandSpec().qualifiedName();
        throw Stop.wrongUsage(
                "What is to be done? One of: "
                        + String.join(", ", last.getSubcommands().keySet()) + ".",
                "See " + name + " --help");
    }

    private Context context() {
        return new Context(root.globals, environment, terminal, InstantSource.system());
    }

    private Failures failures() {
        return new Failures(terminal, context().paint());
    }
}
