package io.github.keycloakpat.cli.command;

import picocli.CommandLine.Command;

/** {@code kcpat webhooks}. */
@Command(
        name = "webhooks",
        description = "Who is told what happens to the realm's tokens. For administrators.",
        subcommands = {
            WebhooksList.class,
            WebhooksGet.class,
            WebhooksCreate.class,
            WebhooksUpdate.class,
            WebhooksDelete.class,
            WebhooksRotateSecret.class,
            WebhooksTest.class,
            WebhooksDeliveries.class,
            WebhooksRedeliver.class
        },
        footer = {"", "Examples:", "  kcpat webhooks list", "  kcpat webhooks deliveries ID --status failed"})
public final class WebhooksCommand {}
