package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kcpat tokens scopes clear}. */
@Command(
        name = "clear",
        description = "Take all scopes and operations on entities away: the token then may do nothing.",
        footer = {"", "Example:", "  kcpat tokens scopes clear ID --yes"})
final class ScopesClear implements Action {
    @Parameters(paramLabel = "ID", description = "Of the list; 'self' for that of KCPAT_TOKEN.")
    String id = "";

    @Override
    public void run(Context context) {
        String typed = context.mayAsk() ? context.tokenId(id) : id;
        context.confirm(() ->
                "Take all rights from " + PatText.named(context.client().own().get(typed)) + "?");
        String token = context.tokenId(typed);
        context.client().own().clearRights(token);
        RightsText.show(context, token);
    }
}
