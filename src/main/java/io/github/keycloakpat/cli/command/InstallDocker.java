package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.credential.DockerInstaller;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Environment;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
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
            "Another run with the same token file adds its hosts. Another token needs another --name.",
            "",
            "Example:",
            "  kcpat credential install docker --host registry.example.com --token-file ~/ci.token"
        })
final class InstallDocker implements Action {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,40}");

    @Mixin
    InstallOptions options = new InstallOptions();

    @Option(
            names = "--bin",
            paramLabel = "FOLDER",
            description = "A folder on the PATH, for the program docker-credential-NAME; else ~/.local/bin.")
    Optional<Path> bin = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Of the helper; each token file has its own. (${DEFAULT-VALUE})",
            defaultValue = "kcpat")
    String name = "kcpat";

    @Override
    public void run(Context context) {
        Environment environment = context.environment();
        Path programs = programs(environment);
        requireName();
        DockerInstaller installer = new DockerInstaller(name, options.helper(context), programs, settings(environment));
        confirm(context, installer.others());
        installer.install();
        context.note("Docker now asks kcpat for " + String.join(", ", options.hosts) + ".");
        if (!isOnPath(environment, programs)) {
            context.note(Shown.text(programs.toString()) + " is not on your PATH, where Docker looks: add it.");
        }
    }

    private Path programs(Environment environment) {
        return bin.orElseGet(() -> environment.home().resolve(".local").resolve("bin"))
                .toAbsolutePath();
    }

    private static Path settings(Environment environment) {
        return environment
                .get("DOCKER_CONFIG")
                .map(Path::of)
                .orElseGet(() -> environment.home().resolve(".docker"))
                .resolve("config.json");
    }

    /** It becomes the name of a file. */
    private void requireName() {
        if (!NAME.matcher(name).matches()) {
            throw Stop.wrongUsage(
                    "--name: '" + Shown.text(name) + "' is no name of a helper.",
                    "Small letters, digits, dots, dashes and underscores, up to 41 in all, such as kcpat-ci.");
        }
    }

    private static void confirm(Context context, List<String> others) {
        if (!others.isEmpty()) {
            context.note("Docker has another helper for: " + String.join(", ", others) + ".");
            context.confirm(() -> "Ask kcpat instead?");
        }
    }

    private static boolean isOnPath(Environment environment, Path folder) {
        List<String> path = List.of(environment.get("PATH").orElse("").split(Pattern.quote(File.pathSeparator), -1));
        return path.contains(folder.toString());
    }
}
