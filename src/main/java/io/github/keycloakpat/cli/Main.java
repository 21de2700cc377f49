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
import picocli.CommandLine.ParseResult;

/** Starts {@code kcpat}. */
public final class Main {
    /** Where there is no terminal. */
    private static final int HELP_WIDTH = 100;

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
                .setExpandAtFiles(false)
                .setExecutionStrategy(this::execute)
                .setParameterExceptionHandler((e, words) -> failures().wrongUsage(e))
                .setUsageHelpAutoWidth(terminal.isInteractive())
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        colours(args) ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        arrange(line);
        int exit = execute(line, args);
        return terminal.out().checkError() ? failures().notWritten(exit) : exit;
    }

    private int execute(CommandLine line, String[] args) {
        try {
            Words.requireReadable(List.of(args));
            return line.execute(args);
        } catch (RuntimeException | Error e) { // of a command, or of picocli itself
            return failures().failed(e);
        }
    }

    private boolean colours(String[] args) {
        return terminal.isInteractive()
                && environment.get("NO_COLOR").isEmpty()
                && !List.of(args).contains("--no-color");
    }

    /** What a command has of its own comes before what all have. */
    static void arrange(CommandLine line) {
        line.getCommandSpec()
                .usageMessage()
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .width(HELP_WIDTH);
        line.getSubcommands().values().forEach(Main::arrange);
    }

    private int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        return helped == null ? act(parsed.asCommandLineList()) : helped;
    }

    /** picocli would print the traces of what is thrown here. */
    private int act(List<CommandLine> commands) {
        try {
            commands.forEach(command -> Words.requireSaid(command.getParseResult()));
            action(commands.get(commands.size() - 1)).run(context());
            return Exit.DONE;
        } catch (RuntimeException | Error e) {
            return failures().failed(e);
        }
    }

    private static Action action(CommandLine command) {
        if (command.getCommand() instanceof Action action) {
            return action;
        }
        throw Stop.wrongUsage(
                "What is to be done? One of: "
                        + String.join(", ", command.getSubcommands().keySet()) + ".",
                "See " + command.getCommandSpec().qualifiedName() + " --help");
    }

    private Context context() {
        return new Context(root.globals, environment, terminal, InstantSource.system());
    }

    private Failures failures() {
        return new Failures(terminal, context().paint());
    }
}
