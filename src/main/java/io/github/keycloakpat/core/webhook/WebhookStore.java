package io.github.keycloakpat.core.webhook;

import java.util.List;
import java.util.Optional;

/** The webhooks of a realm. Every method runs in the caller's transaction. */
public interface WebhookStore {
    /** Those that are switched on. */
    List<Webhook> enabled();

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
