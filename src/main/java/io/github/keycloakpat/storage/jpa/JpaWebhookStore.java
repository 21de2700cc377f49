package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.webhook.Webhook;
import io.github.keycloakpat.core.webhook.WebhookStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A realm's webhooks in Keycloak's database. */
final class JpaWebhookStore implements WebhookStore {
    /** Takes the part of an owner among those who lock rows. */
    private static final String WEBHOOKS = "webhooks";

    private final EntityManager em;
    private final String realmId;

    JpaWebhookStore(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    @Override
    public List<Subscription> subscriptions() {
        return em.createNamedQuery("patWebhookSubscriptions", Object[].class)
                .setParameter("realm", realmId)
                .getResultStream()
                .map(row -> new Subscription((String) row[0], Set.of(((String) row[1]).split(" ", -1))))
                .toList();
    }

    @Override
    public List<Webhook> list(int first, int max) {
        return webhooks(query("patWebhooks").setFirstResult(first).setMaxResults(max));
    }

    @Override
    public long count() {
        return em.createNamedQuery("patWebhookCount", Long.class)
                .setParameter("realm", realmId)
                .getSingleResult();
    }

    @Override
    public Optional<Webhook> find(String id) {
        return webhooks(query("patWebhook").setParameter("id", id)).stream().findFirst();
    }

    @Override
    public Optional<Webhook> lock(String id) {
        return webhooks(query("patWebhook").setParameter("id", id).setLockMode(LockModeType.PESSIMISTIC_WRITE)).stream()
                .findFirst();
    }

    private TypedQuery<WebhookEntity> query(String name) {
        return em.createNamedQuery(name, WebhookEntity.class).setParameter("realm", realmId);
    }

    private List<Webhook> webhooks(TypedQuery<WebhookEntity> query) {
        return query.getResultStream()
                .peek(em::detach)
                .map(WebhookMapping::toDomain)
                .toList();
    }

    @Override
    public void lockAll() {
        LockEntity.lock(em, realmId, Set.of(WEBHOOKS));
    }

    @Override
    public void insert(Webhook webhook) {
        WebhookEntity row = WebhookMapping.toRow(webhook);
        em.persist(row);
        em.flush();
        em.detach(row);
    }

    @Override
    public void update(Webhook webhook) {
        WebhookEntity row = WebhookMapping.toRow(webhook);
        em.createNamedQuery("patWebhookUpdate")
                .setParameter("realm", realmId)
                .setParameter("id", row.id)
                .setParameter("url", row.url)
                .setParameter("description", row.description)
                .setParameter("eventTypes", row.eventTypes)
                .setParameter("secret", row.secret)
                .setParameter("previousSecret", row.previousSecret)
                .setParameter("previousUntil", row.previousUntil)
                .setParameter("enabled", row.enabled)
                .setParameter("offReason", row.offReason)
                .setParameter("offAt", row.offAt)
                .setParameter("failingSince", row.failingSince)
                .setParameter("lastSuccessAt", row.lastSuccessAt)
                .setParameter("updatedAt", row.updatedAt)
                .executeUpdate();
    }

    @Override
    public void delete(String id) {
        em.createNamedQuery("patDeliveryDeleteUnclaimed")
                .setParameter("realm", realmId)
                .setParameter("target", id)
                .setParameter("channel", Channel.WEBHOOK.name())
                .executeUpdate();
        em.createNamedQuery("patWebhookDelete")
                .setParameter("realm", realmId)
                .setParameter("id", id)
                .executeUpdate();
    }
}
