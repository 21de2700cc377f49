package io.github.keycloakpat.core.webhook;

import io.github.keycloakpat.core.news.NewsType;
import java.util.Arrays;
import java.util.Optional;

/** What a webhook can be told. The types are part of the interface. */
public enum WebhookEvent {
    TOKEN_CREATED("token.created"),
    TOKEN_UPDATED("token.updated"),
    TOKEN_SCOPES_CHANGED("token.scopes_changed"),
    TOKEN_ROTATED("token.rotated"),
    TOKEN_REGENERATED("token.regenerated"),
    TOKEN_REVOKED("token.revoked"),
    TOKEN_EXPIRING("token.expiring"),
    TOKEN_EXPIRED("token.expired"),
    TOKEN_DELETED("token.deleted"),
    TOKEN_LEAKED("token.leaked"),
    /** Sent on demand, whatever the webhook wants to be told. */
    TEST("webhook.test");

    private final String type;

    WebhookEvent(String type) {
        this.type = type;
    }

    /** As it is written: {@code token.created}. */
    public String type() {
        return type;
    }

    public static Optional<WebhookEvent> find(String type) {
        return Arrays.stream(values()).filter(event -> event.type.equals(type)).findFirst();
    }

    /** Empty for news that no webhook is told. */
    public static Optional<WebhookEvent> of(NewsType type) {
        return Optional.ofNullable(
                switch (type) {
                    case CREATED -> TOKEN_CREATED;
                    case UPDATED -> TOKEN_UPDATED;
                    case SCOPES_CHANGED -> TOKEN_SCOPES_CHANGED;
                    case ROTATED -> TOKEN_ROTATED;
                    case REGENERATED -> TOKEN_REGENERATED;
                    case REVOKED -> TOKEN_REVOKED;
                    case EXPIRING -> TOKEN_EXPIRING;
                    case EXPIRED -> TOKEN_EXPIRED;
                    case DELETED -> TOKEN_DELETED;
                    case LEAKED -> TOKEN_LEAKED;
                    case NEW_ADDRESS -> null;
                });
    }
}
