package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.AuditEntryRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.client.Query;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kcpat tokens events}. */
@Command(
        name = "events",
        description = "What happened to a token, newest first; also once it is deleted.",
        footer = {"", "Example:", "  kcpat tokens events ID"})
final class TokensEvents implements Action {
    @Parameters(paramLabel = "ID", description = "Of the list; 'self' for that of KCPAT_TOKEN.")
    String id = "";

    @Mixin
    PageOptions pages = new PageOptions();

    @Override
    public void run(Context context) {
        String token = context.tokenId(id);
        List<AuditEntryRepresentation> entries =
                pages.read(context, Query.all(), query -> context.client().own().events(token, query));
        context.show(entries, () -> AuditText.ofToken(entries));
    }
}
