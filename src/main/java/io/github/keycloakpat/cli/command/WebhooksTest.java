package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.DeliveryRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kcpat webhooks test}. */
@Command(
        name = "test",
        description = "Send a test message. What comes of it: kcpat webhooks deliveries ID",
        footer = {"", "Example:", "  kcpat webhooks test ID"})
final class WebhooksTest implements Action {
    @Parameters(paramLabel = "ID", description = "Of kcpat webhooks list.")
    String id = "";

    @Override
    public void run(Context context) {
        DeliveryRepresentation delivery = context.client().webhooks().test(id);
        context.showFacts(delivery, () -> WebhookText.one(delivery));
    }
}
