package io.github.keycloakpat.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A webhook together with the secret that its messages are signed with, which no other answer shows. */
public record IssuedWebhookRepresentation(@JsonUnwrapped WebhookRepresentation webhook, String secret) {
    @Override
    public String toString() {
        return "IssuedWebhookRepresentation[webhook=" + webhook + ", secret=[redacted]]";
    }
}
