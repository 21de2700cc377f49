package io.github.keycloakpat.core.webhook;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The webhooks of a realm. Every method runs in the caller's transaction. */
public interface WebhookStore {
    /**
     * What a webhook wants to be told: all of it that each change of a token needs to know.
     *
     * @param eventTypes {@link WebhookEvent#type()}
     */
    record Subscription(String webhookId, Set<String> eventTypes) {
        public Subscription {
            eventTypes = Set.copyOf(eventTypes);
        }

        public boolean wants(WebhookEvent event) {
            return eventTypes.contains(event.type());
        }
    }

    /** Of those that are switched on. */
    List<Subscription> subscriptions();

    /** Oldest first. */
    List<Webhook> list(int first, int max);

    long count();

    Optional<Webhook> find(String id);

    /** The same, and keeps others from changing it until the transaction ends. */
    Optional<Webhook> lock(String id);

    /** Until the transaction ends nobody else adds one. */
    void lockAll();

    void insert(Webhook webhook);

    /** Writes all that can be changed. The caller has locked it. */
    void update(Webhook webhook);

    /**
     * Deletes it, with all that was or is to be delivered to it but for what is being tried at this moment: who writes down
     * what came of that has its row, and waits for the webhook. The caller has locked it.
     */
    void delete(String id);
}
