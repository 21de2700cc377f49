package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kcpat webhooks delete}. */
@Command(
        name = "delete",
        description = "Delete a webhook, its secret and its log.",
        footer = {"", "Example:", "  kcpat webhooks delete ID --yes"})
final class WebhooksDelete implements Action {
    @Parameters(paramLabel = "ID", description = "Of kcpat webhooks list.")
    String id = "";

    @Override
    public void run(Context context) {
        context.confirm(() -> "Delete the webhook to "
                + Shown.text(context.client().webhooks().get(id).url()) + "? It can't be brought back.");
        context.client().webhooks().delete(id);
        context.done("deleted", 1, "Deleted.");
    }
}
