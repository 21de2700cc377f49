package io.github.keycloakpat.core.webhook;

import io.github.keycloakpat.core.lifecycle.Remark;
import java.util.Optional;
import java.util.Set;

/**
 * A webhook that somebody wants.
 *
 * @param events not empty
 */
public record WebhookDraft(
        WebhookTarget target, Optional<Remark> description, Set<WebhookEvent> events, boolean enabled) {
    public WebhookDraft {
        events = Set.copyOf(events);
    }
}
