package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Query;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Tokens of which status; active ones, unless something else is said. */
final class StatusOptions {
    /** As the server's parameter. */
    enum Status {
        active,
        expired,
        revoked,
        all
    }

    @Option(names = "--all", description = "Also those that have ended.")
    boolean all;

    @Option(names = "--status", paramLabel = "STATUS", description = "${COMPLETION-CANDIDATES}")
    Optional<Status> status = Optional.empty();

    Query put(Query query) {
        return query.with("status", text());
    }

    /** Empty if nothing was said. */
    Optional<String> text() {
        if (all && status.isPresent() && status.get() != Status.all) {
            throw Stop.wrongUsage("--all and --status contradict each other.", "Leave one of them out.");
        }
        return all ? Optional.of("all") : status.map(one -> one.name().toLowerCase(Locale.ROOT));
    }
}
