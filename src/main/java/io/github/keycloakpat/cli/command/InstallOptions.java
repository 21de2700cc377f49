package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.credential.Helper;
import io.github.keycloakpat.cli.credential.Hosts;
import io.github.keycloakpat.cli.credential.TokenSource;
import io.github.keycloakpat.cli.session.Context;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** For whom, and which token. */
final class InstallOptions {
    @Option(
            names = "--host",
            required = true,
            paramLabel = "HOST[:PORT]",
            description = "Exactly this host, over https (this machine: http). Repeat it for more.")
    List<String> hosts = new ArrayList<>();

    @Option(
            names = "--token-file",
            required = true,
            paramLabel = "FILE",
            description = "Where the token is; only you may read it.")
    Path tokenFile = Path.of("");

    /** Looks at the file at once, so that nothing is set up that could not work. */
    Helper helper(Context context) {
        Helper helper = new Helper(Hosts.of(hosts), tokenFile);
        TokenSource.read(context.environment(), Optional.of(tokenFile));
        return helper;
    }
}
