package io.github.keycloakpat.cli.command;

import picocli.CommandLine.Command;

/** {@code kcpat credential install}. */
@Command(
        name = "install",
        description = "Tells git or Docker to ask kcpat.",
        subcommands = {InstallGit.class, InstallDocker.class})
final class CredentialInstall {}
