package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.FishCompletion;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kcpat completion}. */
@Command(
        name = "completion",
        description = "Print a script by which your shell completes commands and options.",
        footer = {
            "",
            "Examples:",
            "  source <(kcpat completion bash)          # in ~/.bashrc; the same for zsh in ~/.zshrc",
            "  kcpat completion fish > ~/.config/fish/completions/kcpat.fish"
        })
public final class CompletionCommand implements Action {
    /** The shells that we know. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    Shell shell = Shell.bash;

    @Spec
    CommandSpec spec;

    @Override
    public void run(Context context) {
        CommandLine root = spec.root().commandLine();
        context.terminal()
                .out()
                .print(
                        switch (shell) {
                            case bash, zsh -> AutoComplete.bash(root.getCommandName(), root);
                            case fish -> FishCompletion.of(root);
                        });
    }
}
