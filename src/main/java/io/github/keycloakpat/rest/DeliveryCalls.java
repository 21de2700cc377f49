package io.github.keycloakpat.rest;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.webhook.Webhook;
import io.github.keycloakpat.core.webhook.Webhooks;
import io.github.keycloakpat.wire.WebhookRepresentations;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.util.Set;

/** Calls on what was, or is to be, delivered to one webhook. */
final class DeliveryCalls {
    private final RestContext rest;
    private final WebhookAccess access;
    private final AdminEvents events;
    private final String webhookId;

    DeliveryCalls(RestContext rest, WebhookAccess access, AdminEvents events, String webhookId) {
        this.rest = rest;
        this.access = access;
        this.events = events;
        this.webhookId = webhookId;
    }

    /** Newest first. */
    ResponseBuilder list() {
        PatServices services = access.reading();
        services.webhookRegistry().get(webhookId);
        var parameters = ListParameters.ofDeliveries(rest.query());
        var state = parameters.deliveryState();
        var outbox = services.outbox();
        var page = outbox.list(Channel.WEBHOOK, webhookId, state, parameters.first(), parameters.max()).stream()
                .map(WebhookRepresentations::of)
                .toList();
        return Answers.json(200, page).header("X-Total-Count", outbox.count(Channel.WEBHOOK, webhookId, state));
    }

    /** A message that is about no token, to a webhook that is switched off as well. */
    ResponseBuilder test(InputStream body) {
        PatServices services = access.writing();
        Webhook webhook = services.webhookRegistry().get(webhookId);
        rest.optionalFields(body, Set.of());
        return accepted(services.webhookBulletin().test(webhook, access.actor().userId(), PatServices.now()));
    }

    ResponseBuilder redeliver(String deliveryId, InputStream body) {
        Webhooks webhooks = access.writing().webhookRegistry();
        webhooks.get(webhookId);
        rest.optionalFields(body, Set.of());
        return accepted(webhooks.redeliver(webhookId, deliveryId));
    }

    private ResponseBuilder accepted(Delivery delivery) {
        var shown = WebhookRepresentations.of(delivery);
        events.webhookActed(shown);
        return Answers.json(202, shown);
    }
}
