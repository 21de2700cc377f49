package io.github.keycloakpat.cli.command;

import picocli.CommandLine.Command;

/** {@code kcpat credential}. */
@Command(
        name = "credential",
        description = "Answers git, Docker and kubectl when they ask for a credential.",
        subcommands = {CredentialGit.class, CredentialDocker.class, CredentialKubernetes.class, CredentialInstall.class
        },
        footer = {"", "Example:", "  kcpat credential install git --host git.example.com --token-file ~/git.token"})
public final class CredentialCommand {}
