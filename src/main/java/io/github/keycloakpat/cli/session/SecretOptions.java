package io.github.keycloakpat.cli.session;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a new value goes. */
public final class SecretOptions {
    @Option(names = "--show-secret", description = "Print the value, this once.")
    boolean show;

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "Write the value into a new file that only you may read.")
    Optional<Path> file = Optional.empty();
}
