package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Environment;
import io.github.keycloakpat.cli.shell.Shown;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kcpat credential install docker}. */
@Command(
        name = "docker",
        description = "Sets up kcpat as Docker's credential helper for these registries (~/.docker/config.json).",
        footer = {
            "",
            "Example:",
            "  kcpat credential install docker --host registry.example.com --token-file ~/ci.token"
        })
final class InstallDocker implements Action {
    @Mixin
    InstallOptions options = new InstallOptions();

    @Option(
            names = "--bin",
            paramLabel = "FOLDER",
            description = "A folder on the PATH, for the program docker-credential-kcpat; else ~/.local/bin.")
    Optional<Path> bin = Optional.empty();

    @Override
    public void run(Context context) {
        Environment environment = context.environment();
        Path home = environment.home();
        Path programs =
                bin.orElseGet(() -> home.resolve(".local").resolve("bin")).toAbsolutePath();
        Path settings = environment.get("DOCKER_CONFIG").map(Path::of).orElseGet(() -> home.resolve(".docker"));
        options.installer(context).docker(programs, settings.resolve("config.json"));
        context.note("Docker now asks kcpat for " + String.join(", ", options.hosts) + ".");
        if (!isOnPath(environment, programs)) {
            context.note(Shown.text(programs.toString()) + " is not on your PATH, where Docker looks: add it.");
        }
    }

    private static boolean isOnPath(Environment environment, Path folder) {
        List<String> path = List.of(environment.get("PATH").orElse("").split(Pattern.quote(File.pathSeparator), -1));
        return path.contains(folder.toString());
    }
}
