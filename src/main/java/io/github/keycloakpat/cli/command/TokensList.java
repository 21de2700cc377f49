package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.client.Query;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kcpat tokens list}. */
@Command(
        name = "list",
        description = "List your tokens: the active ones, newest first.",
        footer = {
            "",
            "Examples:",
            "  kcpat tokens list --all",
            "  kcpat tokens list --search ci --sort expiresAt",
            "  kcpat tokens list --output json"
        })
final class TokensList implements Action {
    @Mixin
    StatusOptions status = new StatusOptions();

    @Option(names = "--search", paramLabel = "TEXT", description = "In the name, the description or the hint.")
    Optional<String> search = Optional.empty();

    @Mixin
    SortOptions sort = new SortOptions();

    @Mixin
    PageOptions pages = new PageOptions();

    @Override
    public void run(Context context) {
        Query query = sort.put(status.put(Query.all()).with("search", search));
        List<PatRepresentation> pats =
                pages.read(context, query, context.client().own()::list);
        context.show(pats, () -> PatText.list(pats));
        if (pats.isEmpty()) {
            context.note("No such token. Others: kcpat tokens list --all. A new one: kcpat tokens create NAME");
        }
    }
}
