package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.session.SecretOptions;
import io.github.keycloakpat.client.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kcpat webhooks create}. */
@Command(
        name = "create",
        description = "Tell an address what happens. The secret that messages are signed with is shown this once.",
        footer = {
            "",
            "Example:",
            "  kcpat webhooks create https://siem.example.com/hook --event token.leaked \\",
            "    --secret-file ./hook.secret"
        })
final class WebhooksCreate implements Action {
    @Parameters(paramLabel = "URL", description = "Public, by https, unless the server allows others.")
    String url = "";

    @Option(names = "--event", paramLabel = "TYPE", description = "Such as token.leaked. Repeat it for more; else all.")
    List<String> events = new ArrayList<>();

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
    Optional<String> description = Optional.empty();

    @Option(names = "--disabled", description = "Make it, and do not send yet.")
    boolean disabled;

    @Mixin
    SecretOptions secret = new SecretOptions();

    @Override
    public void run(Context context) {
        Fields fields = new Fields().put("url", url).put("description", description);
        if (!events.isEmpty()) {
            fields.put("eventTypes", events);
        }
        if (disabled) {
            fields.put("enabled", false);
        }
        NewWebhookSecret.issue(
                context, secret, () -> context.client().webhooks().create(fields));
    }
}
