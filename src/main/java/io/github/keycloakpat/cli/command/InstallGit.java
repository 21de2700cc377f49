package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.credential.GitInstaller;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kcpat credential install git}. */
@Command(
        name = "git",
        description =
                "Sets up kcpat as git's credential helper for these hosts, in your own settings (git config --global).",
        footer = {
            "",
            "Example:",
            "  kcpat credential install git --host git.example.com --token-file ~/ci.token",
            "Take it away again:",
            "  git config --global --unset-all credential.https://git.example.com.helper"
        })
final class InstallGit implements Action {
    @Mixin
    InstallOptions options = new InstallOptions();

    @Override
    public void run(Context context) {
        List<String> notes = new GitInstaller(options.helper(context)).install();
        context.note("git now asks kcpat for " + String.join(", ", options.hosts) + ".");
        notes.forEach(context::note);
    }
}
