package io.github.keycloakpat.rest;

import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Keycloak's admin events of what administrators do to tokens and to what tells of them. What is shown in them never holds
 * a value or a secret.
 */
final class AdminEvents {
    private static final String TOKEN = "PERSONAL_ACCESS_TOKEN";
    private static final String WEBHOOK = "PERSONAL_ACCESS_TOKEN_WEBHOOK";
    private static final String POLICY = "PERSONAL_ACCESS_TOKEN_POLICY";

    private final AdminEventBuilder events;
    private final KeycloakSession session;

    AdminEvents(AdminEventBuilder events, KeycloakSession session) {
        this.events = events;
        this.session = session;
    }

    /** @param shown the token without its value */
    void created(String id, Object shown) {
        created(TOKEN, id, shown);
    }

    void updated(Object shown) {
        tell(OperationType.UPDATE, TOKEN, shown);
    }

    void acted(Object shown) {
        tell(OperationType.ACTION, TOKEN, shown);
    }

    void deleted() {
        tell(OperationType.DELETE, TOKEN, null);
    }

    void policyChanged(Object shown) {
        tell(OperationType.UPDATE, POLICY, shown);
    }

    /** @param shown the webhook without its secret */
    void webhookCreated(String id, Object shown) {
        created(WEBHOOK, id, shown);
    }

    void webhookUpdated(Object shown) {
        tell(OperationType.UPDATE, WEBHOOK, shown);
    }

    /** @param shown the webhook without its secret, or what it is to be told */
    void webhookActed(Object shown) {
        tell(OperationType.ACTION, WEBHOOK, shown);
    }

    void webhookDeleted() {
        tell(OperationType.DELETE, WEBHOOK, null);
    }

    private void created(String type, String id, Object shown) {
        events.operation(OperationType.CREATE)
                .resource(type)
                .resourcePath(session.getContext().getUri(), id)
                .representation(shown)
                .success();
    }

    private void tell(OperationType operation, String type, Object shown) {
        AdminEventBuilder event = events.operation(operation)
                .resource(type)
                .resourcePath(session.getContext().getUri());
        if (shown != null) {
            event.representation(shown);
        }
        event.success();
    }
}
