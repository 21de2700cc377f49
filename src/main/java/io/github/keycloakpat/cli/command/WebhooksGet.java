package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.WebhookRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kcpat webhooks get}. */
@Command(
        name = "get",
        description = "Show one webhook, and how it fares.",
        footer = {"", "Example:", "  kcpat webhooks get ID"})
final class WebhooksGet implements Action {
    @Parameters(paramLabel = "ID", description = "Of kcpat webhooks list.")
    String id = "";

    @Override
    public void run(Context context) {
        WebhookRepresentation webhook = context.client().webhooks().get(id);
        context.showFacts(webhook, () -> WebhookText.one(webhook, context.now()));
    }
}
