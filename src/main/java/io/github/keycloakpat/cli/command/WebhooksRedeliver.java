package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.DeliveryRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kcpat webhooks redeliver}. */
@Command(
        name = "redeliver",
        description = "Send a message again, whatever became of it.",
        footer = {"", "Example:", "  kcpat webhooks redeliver ID DELIVERY"})
final class WebhooksRedeliver implements Action {
    @Parameters(index = "0", paramLabel = "ID", description = "Of kcpat webhooks list.")
    String id = "";

    @Parameters(index = "1", paramLabel = "DELIVERY", description = "Of kcpat webhooks deliveries ID.")
    String delivery = "";

    @Override
    public void run(Context context) {
        DeliveryRepresentation again = context.client().webhooks().redeliver(id, delivery);
        context.showFacts(again, () -> WebhookText.one(again));
    }
}
