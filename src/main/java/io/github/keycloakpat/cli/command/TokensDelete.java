package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Facts;
import io.github.keycloakpat.cli.shell.Shown;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Query;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcpat tokens delete}. */
@Command(
        name = "delete",
        description = "Delete a token, or with --all all of yours. It can't be brought back.",
        footer = {"", "Examples:", "  kcpat tokens delete ID", "  kcpat tokens delete --all --status expired --yes"})
final class TokensDelete implements Action {
    @Parameters(paramLabel = "ID", arity = "0..1", description = "Of the list; 'self' for that of KCPAT_TOKEN.")
    Optional<String> id = Optional.empty();

    @Option(names = "--all", description = "All that --status and --search leave.")
    boolean all;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "With --all: ${COMPLETION-CANDIDATES}; all if it is missing.")
    Optional<StatusOptions.Status> status = Optional.empty();

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description = "With --all: in the name, the description or the hint.")
    Optional<String> search = Optional.empty();

    @Override
    public void run(Context context) {
        if (all == id.isPresent() || (!all && (status.isPresent() || search.isPresent()))) {
            throw Stop.wrongUsage("Which token?", "Give an ID, or --all with what it is narrowed by.");
        }
        if (all) {
            deleteAll(context);
        } else {
            delete(context, id.orElseThrow());
        }
    }

    private static void delete(Context context, String typed) {
        String token = context.mayAsk() ? context.tokenId(typed) : typed;
        context.confirm(
                () -> "Delete " + PatText.named(context.client().own().get(token)) + "? It can't be brought back.");
        context.client().own().delete(context.tokenId(token));
        context.done("deleted", 1, "Deleted.");
    }

    private void deleteAll(Context context) {
        Query query = Query.all()
                .with("status", status.map(StatusOptions.Status::name).orElse("all"))
                .with("search", search);
        context.confirm(() ->
                "Delete " + count(context, query) + " of your tokens" + searched() + "? They can't be brought back.");
        long deleted = context.during("Deleting …", () -> context.client().own().deleteAll(query));
        context.showFacts(Map.of("deleted", deleted), () -> new Facts().add("Deleted", Long.toString(deleted)));
    }

    private String searched() {
        return search.map(text -> " with '" + Shown.text(text) + "'").orElse("");
    }

    private static long count(Context context, Query query) {
        return context.client().own().list(query.page(0, 0)).total();
    }
}
