package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.WebhookRepresentation;
import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.shell.Stop;
import io.github.keycloakpat.client.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcpat webhooks update}. */
@Command(
        name = "update",
        description = "Change a webhook, or switch it on or off.",
        footer = {
            "",
            "Examples:",
            "  kcpat webhooks update ID --enable",
            "  kcpat webhooks update ID --event token.leaked"
        })
final class WebhooksUpdate implements Action {
    @Parameters(paramLabel = "ID", description = "Of kcpat webhooks list.")
    String id = "";

    @Option(names = "--address", paramLabel = "URL", description = "Where messages go from now on.")
    Optional<String> address = Optional.empty();

    @Option(names = "--event", paramLabel = "TYPE", description = "These and no others. Repeat it for more.")
    List<String> events = new ArrayList<>();

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for; '' for nothing.")
    Optional<String> description = Optional.empty();

    @Option(names = "--enable", description = "Send from now on.")
    boolean enable;

    @Option(names = "--disable", description = "Send no more.")
    boolean disable;

    @Override
    public void run(Context context) {
        WebhookRepresentation webhook = context.client().webhooks().update(id, fields());
        context.showFacts(webhook, () -> WebhookText.one(webhook, context.now()));
    }

    private Fields fields() {
        Fields fields = new Fields().put("url", address).put("description", description);
        if (!events.isEmpty()) {
            fields.put("eventTypes", events);
        }
        if (enable && disable) {
            throw Stop.wrongUsage("--enable and --disable contradict each other.", "Leave one of them out.");
        }
        if (enable || disable) {
            fields.put("enabled", enable);
        }
        if (fields.isEmpty()) {
            throw Stop.wrongUsage("Nothing was said that is to change.", "See kcpat webhooks update --help");
        }
        return fields;
    }
}
