package io.github.keycloakpat.client;

import io.github.keycloakpat.api.DeliveryRepresentation;
import io.github.keycloakpat.api.IssuedWebhookRepresentation;
import io.github.keycloakpat.api.WebhookRepresentation;

/** Addresses that are told what happens to a realm's tokens. */
public final class Webhooks {
    private static final String ROOT = "/webhooks";

    private final Calls calls;

    Webhooks(Calls calls) {
        this.calls = calls;
    }

    public Page<WebhookRepresentation> list() {
        return calls.get(ROOT).page(WebhookRepresentation.class);
    }

    public WebhookRepresentation get(String id) {
        return calls.get(path(id)).as(WebhookRepresentation.class);
    }

    /** The only answer that holds the secret, as is that of {@link #rotateSecret}. */
    public IssuedWebhookRepresentation create(Fields fields) {
        return calls.post(ROOT, fields).asIssuedWebhook();
    }

    public WebhookRepresentation update(String id, Fields fields) {
        return calls.put(path(id), fields).as(WebhookRepresentation.class);
    }

    public void delete(String id) {
        calls.delete(path(id));
    }

    public IssuedWebhookRepresentation rotateSecret(String id) {
        return calls.post(path(id) + "/rotate-secret", null).asIssuedWebhook();
    }

    /** Orders a message of the type {@code webhook.test}. */
    public DeliveryRepresentation test(String id) {
        return calls.post(path(id) + "/test", null).as(DeliveryRepresentation.class);
    }

    public Page<DeliveryRepresentation> deliveries(String id, Query query) {
        return calls.get(path(id) + "/deliveries" + query).page(DeliveryRepresentation.class);
    }

    public DeliveryRepresentation redeliver(String id, String delivery) {
        String path = path(id) + "/deliveries" + Segment.id(delivery, "not_found", "There is no such delivery.");
        return calls.post(path + "/redeliver", null).as(DeliveryRepresentation.class);
    }

    private static String path(String id) {
        return ROOT + Segment.id(id, "webhook_not_found", "There is no such webhook.");
    }
}
