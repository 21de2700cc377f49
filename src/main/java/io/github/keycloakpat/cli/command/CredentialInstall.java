package io.github.keycloakpat.cli.command;

import picocli.CommandLine.Command;

/** {@code kcpat credential install}. */
@Command(
        name = "install",
        description = "Tells git or Docker to ask kcpat.",
        subcommands = {InstallGit.class, InstallDocker.class},
        footer = {"", "Example:", "  kcpat credential install git --host git.example.com --token-file ~/git.token"})
final class CredentialInstall {}
