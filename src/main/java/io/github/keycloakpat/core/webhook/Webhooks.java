package io.github.keycloakpat.core.webhook;

import io.github.keycloakpat.core.audit.AuditIds;
import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import io.github.keycloakpat.core.lifecycle.PatId;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What administrators do to the webhooks of a realm. */
public final class Webhooks {
    /** So many a realm may have: each change of a token is written down once for each of them. */
    public static final int MAX = 20;

    private final String realmId;
    private final WebhookStore store;
    private final Outbox outbox;
    private final Consumer<WebhookTarget> vetting;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * @param vetting refuses targets that nothing may be sent to; it may take a while, and is never called while anything
     *     is locked
     * @param random a cryptographically strong source
     */
    public Webhooks(
            String realmId,
            WebhookStore store,
            Outbox outbox,
            Consumer<WebhookTarget> vetting,
            InstantSource clock,
            RandomGenerator random) {
        this.realmId = realmId;
        this.store = store;
        this.outbox = outbox;
        this.vetting = vetting;
        this.clock = clock;
        this.random = random;
    }

    /** @throws FaultException {@code webhook_not_found} */
    public Webhook get(String id) {
        return Optional.of(id).filter(PatId::isPossible).flatMap(store::find).orElseThrow(Webhooks::unknown);
    }

    /** @throws FaultException {@code webhook_url_refused}, or {@code too_many_webhooks} */
    public Webhook create(WebhookDraft draft, String createdBy) {
        vetting.accept(draft.target());
        store.lockAll();
        if (store.count() >= MAX) {
            throw FaultException.of(
                    Fault.TOO_MANY_WEBHOOKS,
                    "The realm has " + MAX + " webhooks, which is the limit. Delete one that is no longer needed.",
                    Integer.toString(MAX));
        }
        Webhook webhook = made(draft, createdBy, clock.instant());
        store.insert(webhook);
        return webhook;
    }

    private Webhook made(WebhookDraft draft, String createdBy, Instant now) {
        return new Webhook(
                AuditIds.next(now, random),
                realmId,
                draft.target().url(),
                draft.description(),
                draft.events(),
                Webhook.Secrets.first(WebhookSecret.create(random)),
                draft.enabled() ? Webhook.Health.on() : Webhook.Health.off(now),
                now,
                createdBy,
                now);
    }

    /**
     * Changes a webhook. Switched off, it keeps what is to be delivered until it is switched on again.
     *
     * @return empty if it is as it shall be
     * @throws FaultException {@code webhook_not_found}, or {@code webhook_url_refused}
     */
    public Optional<Webhook> update(String id, WebhookEdit edit) {
        String url = get(id).url();
        edit.target().filter(target -> !target.url().equals(url)).ifPresent(vetting);
        Webhook before = lock(id);
        Instant now = clock.instant();
        Webhook after = edit.applyTo(before, now);
        if (after.equals(before)) {
            return Optional.empty();
        }
        Webhook changed = after.changedAt(now);
        store.update(changed);
        if (before.health().enabled() && !after.health().enabled()) {
            outbox.park(Channel.WEBHOOK, id);
        } else if (!before.health().enabled() && after.health().enabled()) {
            outbox.unpark(Channel.WEBHOOK, id, now);
        }
        return Optional.of(changed);
    }

    /** Gives it another secret. Messages are signed with the old one as well, for a while. */
    public Webhook rotateSecret(String id) {
        Webhook before = lock(id);
        Instant now = clock.instant();
        Webhook after = before.withSecrets(before.secrets().rotated(WebhookSecret.create(random), now), now);
        store.update(after);
        return after;
    }

    /** With all that was or is to be delivered to it. */
    public void delete(String id) {
        store.delete(lock(id).id());
    }

    /**
     * Orders a delivery again, whatever became of it.
     *
     * @return as it is now: pending
     * @throws FaultException {@code webhook_not_found}, or {@code not_found}
     */
    public Delivery redeliver(String id, String deliveryId) {
        get(id);
        delivery(id, deliveryId);
        outbox.reorder(deliveryId, clock.instant());
        return delivery(id, deliveryId);
    }

    private Delivery delivery(String id, String deliveryId) {
        return Optional.of(deliveryId)
                .filter(PatId::isPossible)
                .flatMap(possible -> outbox.find(Channel.WEBHOOK, id, possible))
                .orElseThrow(() -> FaultException.of(
                        Fault.NOT_FOUND,
                        "There is no such delivery, or it is no longer remembered. List the webhook's deliveries."));
    }

    private Webhook lock(String id) {
        return Optional.of(id).filter(PatId::isPossible).flatMap(store::lock).orElseThrow(Webhooks::unknown);
    }

    private static FaultException unknown() {
        return FaultException.of(
                Fault.WEBHOOK_NOT_FOUND, "There is no such webhook. List the realm's webhooks to find its id.");
    }
}
