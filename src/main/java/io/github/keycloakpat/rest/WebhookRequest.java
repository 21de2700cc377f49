package io.github.keycloakpat.rest;

import static io.github.keycloakpat.rest.RequestFields.fault;

import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.webhook.WebhookDraft;
import io.github.keycloakpat.core.webhook.WebhookEdit;
import io.github.keycloakpat.core.webhook.WebhookEvent;
import io.github.keycloakpat.core.webhook.WebhookTarget;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a request says of a webhook. */
final class WebhookRequest {
    private static final String URL = "url";
    private static final String DESCRIPTION = "description";
    private static final String EVENT_TYPES = "eventTypes";
    private static final String ENABLED = "enabled";

    static final Set<String> FIELDS = Set.of(URL, DESCRIPTION, EVENT_TYPES, ENABLED);

    /** What is not asked for is not told: tests come on demand only. */
    private static final Set<WebhookEvent> OF_TOKENS = EnumSet.complementOf(EnumSet.of(WebhookEvent.TEST));

    private final RequestFields fields;

    WebhookRequest(RequestFields fields) {
        this.fields = fields;
    }

    WebhookDraft draft() {
        return new WebhookDraft(
                target().orElseThrow(() -> fault(URL, "is missing. Say where messages shall be sent to.")),
                Remark.of(fields.text(DESCRIPTION).orElse(null), DESCRIPTION),
                events().orElse(OF_TOKENS),
                enabled().orElse(true));
    }

    WebhookEdit edit() {
        return new WebhookEdit(target(), fields.text(DESCRIPTION), events(), enabled());
    }

    private Optional<WebhookTarget> target() {
        return fields.text(URL).map(WebhookTarget::parse);
    }

    private Optional<Boolean> enabled() {
        return fields.has(ENABLED) ? Optional.of(fields.flag(ENABLED)) : Optional.empty();
    }

    private Optional<Set<WebhookEvent>> events() {
        return fields.texts(EVENT_TYPES).map(WebhookRequest::events);
    }

    private static Set<WebhookEvent> events(List<String> types) {
        if (types.isEmpty()) {
            throw fault(EVENT_TYPES, "is empty. Say what the webhook shall be told, or switch it off.");
        }
        return types.stream()
                .map(type -> WebhookEvent.find(type)
                        .orElseThrow(() -> fault(
                                EVENT_TYPES,
                                "holds what is no type of an event. Use those that a new webhook has without it.")))
                .collect(Collectors.toSet());
    }
}
