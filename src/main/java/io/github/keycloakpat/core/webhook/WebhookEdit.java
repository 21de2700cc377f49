package io.github.keycloakpat.core.webhook;

import io.github.keycloakpat.core.lifecycle.Remark;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be changed in a webhook; what is empty stays as it is.
 *
 * @param description an empty text takes it away
 * @param events not empty if they are there
 */
public record WebhookEdit(
        Optional<WebhookTarget> target,
        Optional<String> description,
        Optional<Set<WebhookEvent>> events,
        Optional<Boolean> enabled) {
    public WebhookEdit {
        events = events.map(Set::copyOf);
    }

    /** @return the same webhook, changed or not; when it was changed is not noted */
    Webhook applyTo(Webhook webhook, Instant now) {
        return new Webhook(
                webhook.id(),
                webhook.realmId(),
                target.map(WebhookTarget::url).orElse(webhook.url()),
                description.isEmpty()
                        ? webhook.description()
                        : description.flatMap(text -> Remark.of(text, "description")),
                events.orElse(webhook.events()),
                webhook.secrets(),
                enabled.map(on -> webhook.health().switched(on, now)).orElse(webhook.health()),
                webhook.createdAt(),
                webhook.createdBy(),
                webhook.updatedAt());
    }
}
