package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.PatRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kcpat admin tokens list}. */
@Command(
        name = "list",
        description = "List the realm's tokens: the active ones, newest first.",
        footer = {
            "",
            "Examples:",
            "  kcpat admin tokens list --user alice --all",
            "  kcpat admin tokens list --unused-since 90d --violates-policy"
        })
final class AdminTokensList implements Action {
    @Mixin
    RealmFilter filter = new RealmFilter();

    @Option(names = "--all", description = "Also those that have ended.")
    boolean all;

    @Mixin
    SortOptions sort = new SortOptions();

    @Mixin
    PageOptions pages = new PageOptions();

    @Override
    public void run(Context context) {
        Map<String, String> values = new LinkedHashMap<>(filter.values(context));
        if (all && filter.status.isPresent()) {
            throw Stop.wrongUsage("--all and --status contradict each other.", "Leave one of them out.");
        }
        if (all) {
            values.put("status", "all");
        }
        Query query = sort.put(RealmFilter.query(values));
        List<PatRepresentation> pats =
                pages.read(context, query, context.client().realm()::list);
        context.show(pats, () -> PatText.ofRealm(pats));
    }
}
