package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Page;
import io.github.keycloakpat.client.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Which part of a list. The server answers a hundred at a time; more are fetched page by page. */
final class PageOptions {
    private static final int PER_CALL = 100;

    @Option(
            names = "--first",
            paramLabel = "N",
            description = "Leave out the first N. (${DEFAULT-VALUE})",
            defaultValue = "0")
    int first;

    @Option(names = "--max", paramLabel = "N", description = "Show N at most. (${DEFAULT-VALUE})", defaultValue = "100")
    int max;

    <T> List<T> read(Context context, Query query, Function<Query, Page<T>> call) {
        if (first < 0 || max < 0) {
            throw Stop.wrongUsage("--first and --max count from 0.", "Leave them out for the first hundred.");
        }
        return context.during("Reading …", () -> read(query, call, context));
    }

    private <T> List<T> read(Query query, Function<Query, Page<T>> call, Context context) {
        List<T> all = new ArrayList<>();
        Page<T> page;
        do {
            int wanted = Math.min(PER_CALL, max - all.size());
            page = call.apply(query.page(first + all.size(), wanted));
            all.addAll(page.items());
        } while (!page.items().isEmpty() && all.size() < max && first + (long) all.size() < page.total());
        tellOfMore(context, all.size(), page.total());
        return all;
    }

    private void tellOfMore(Context context, int shown, long total) {
        long next = first + (long) shown;
        if (next < total && shown > 0) {
            context.note("These are " + shown + " of " + total + ". For the next ones add --first " + next + ".");
        }
    }
}
