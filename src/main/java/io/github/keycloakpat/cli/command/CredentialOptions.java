package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.credential.Hosts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who may have a token, and which. */
final class CredentialOptions {
    @Option(
            names = "--host",
            required = true,
            paramLabel = "HOST[:PORT]",
            description = "Exactly this host, over https (this machine: http too). Repeat it for more.")
    List<String> hosts = new ArrayList<>();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Read the token from this file, which only you may read; else KCPAT_TOKEN.")
    Optional<Path> tokenFile = Optional.empty();

    Hosts hosts() {
        return Hosts.of(hosts);
    }
}
