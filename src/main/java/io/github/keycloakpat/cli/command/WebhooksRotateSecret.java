package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.cli.session.Action;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.session.SecretOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kcpat webhooks rotate-secret}. */
@Command(
        name = "rotate-secret",
        description = "Give a webhook another secret. For a day messages are signed with the old one as well.",
        footer = {"", "Example:", "  kcpat webhooks rotate-secret ID --secret-file ./hook.secret"})
final class WebhooksRotateSecret implements Action {
    @Parameters(paramLabel = "ID", description = "Of kcpat webhooks list.")
    String id = "";

    @Mixin
    SecretOptions secret = new SecretOptions();

    @Override
    public void run(Context context) {
        NewWebhookSecret.issue(
                context, secret, () -> context.client().webhooks().rotateSecret(id));
    }
}
