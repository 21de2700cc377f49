package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.DeliveryRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.client.Query;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcpat webhooks deliveries}. */
@Command(
        name = "deliveries",
        description = "What was sent to a webhook, and what became of it.",
        footer = {"", "Example:", "  kcpat webhooks deliveries ID --status failed"})
final class WebhooksDeliveries implements Action {
    /** As the server's parameter. */
    enum Status {
        pending,
        delivered,
        failed
    }

    @Parameters(paramLabel = "ID", description = "Of kcpat webhooks list.")
    String id = "";

    @Option(names = "--status", paramLabel = "STATUS", description = "${COMPLETION-CANDIDATES}")
    Optional<Status> status = Optional.empty();

    @Mixin
    PageOptions pages = new PageOptions();

    @Override
    public void run(Context context) {
        List<DeliveryRepresentation> deliveries = pages.read(
                context,
                Query.all().with("status", status.map(Status::name)),
                query -> context.client().webhooks().deliveries(id, query));
        context.show(deliveries, () -> WebhookText.deliveries(deliveries));
    }
}
