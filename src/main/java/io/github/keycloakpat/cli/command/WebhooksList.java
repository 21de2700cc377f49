package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.WebhookRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code kcpat webhooks list}. */
@Command(
        name = "list",
        description = "List the realm's webhooks.",
        footer = {"", "Example:", "  kcpat webhooks list"})
final class WebhooksList implements Action {
    @Override
    public void run(Context context) {
        List<WebhookRepresentation> webhooks =
                context.client().webhooks().list().items();
        context.show(webhooks, () -> WebhookText.list(webhooks));
    }
}
