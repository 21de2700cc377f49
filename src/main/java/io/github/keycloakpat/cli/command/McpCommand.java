package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.mcp.McpService;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Stop;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kcpat mcp}. */
@Command(
        name = "mcp",
        description =
                "An MCP server for AI agents, on standard input and output: they look, and you approve each change.",
        footer = {
            "",
            "A new value goes into a file, and never to the agent. Configurations for MCP clients: docs/agents.md",
            "",
            "Example:",
            "  kcpat mcp --secret-folder ~/.config/kcpat/secrets"
        })
public final class McpCommand implements Action {
    @Option(
            names = "--allow-writes",
            description = "Let clients that can't ask the user change tokens without asking. Those that can, ask.")
    boolean allowWrites;

    @Option(
            names = "--secret-folder",
            paramLabel = "FOLDER",
            description = "Where new values go, a file each; else 'secrets' beside the sign-in.")
    Optional<Path> secretFolder = Optional.empty();

    @Spec
    CommandSpec spec;

    /** Standard output is the protocol's: whatever else prints, prints to standard error. */
    @Override
    public void run(Context context) {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // nobody logs here, and need not be told so
        var out = System.out;
        System.setOut(System.err);
        Path folder =
                secretFolder.orElseGet(() -> context.environment().folder().resolve("secrets"));
        try {
            new McpService(context, allowWrites, folder.toAbsolutePath()).run(version(), System.in, out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Stop.failed("Interrupted.");
        } finally {
            System.setOut(out);
        }
    }

    /** The number alone. */
    private String version() {
        return spec.root().version()[0].replaceFirst("^kcpat ", "");
    }
}
