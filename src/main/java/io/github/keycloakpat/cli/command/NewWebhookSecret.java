package io.github.keycloakpat.cli.command;

import io.github.keycloakpat.api.IssuedWebhookRepresentation;
import io.github.keycloakpat.api.WebhookRepresentation;
import io.github.keycloakpat.cli.session.Context;
import io.github.keycloakpat.cli.session.SecretDelivery;
import io.github.keycloakpat.cli.session.SecretOptions;
import java.util.function.Supplier;

/** A webhook with a new secret, which goes where it was said to. */
final class NewWebhookSecret {
    private NewWebhookSecret() {}

    static void issue(Context context, SecretOptions options, Supplier<IssuedWebhookRepresentation> call) {
        try (SecretDelivery delivery = SecretDelivery.prepare(context, options)) {
            delivery.expect();
            IssuedWebhookRepresentation issued = call.get();
            WebhookRepresentation webhook = issued.webhook();
            context.showFacts(delivery.isShown() ? issued : webhook, () -> WebhookText.one(webhook, context.now()));
            delivery.deliver(issued.secret(), "whsec_…", "kcpat webhooks rotate-secret " + webhook.id());
        }
    }
}
