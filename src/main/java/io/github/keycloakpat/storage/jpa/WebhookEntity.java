package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** A row of {@code PAT_WEBHOOK}. Its secrets are as they are: messages can't be signed with hashes. */
@Entity
@Table(name = "PAT_WEBHOOK")
@NamedQuery(
        name = "patWebhooks",
        query = "select w from WebhookEntity w where w.realmId = :realm order by w.createdAt, w.id")
@NamedQuery(
        name = "patWebhookSubscriptions",
        query =
                "select w.id, w.eventTypes from WebhookEntity w where w.realmId = :realm and w.enabled = true order by w.createdAt, w.id")
@NamedQuery(name = "patWebhookCount", query = "select count(w) from WebhookEntity w where w.realmId = :realm")
@NamedQuery(name = "patWebhook", query = "select w from WebhookEntity w where w.realmId = :realm and w.id = :id")
@NamedQuery(
        name = "patWebhookUpdate",
        query = "update WebhookEntity w set w.url = :url, w.description = :description, w.eventTypes = :eventTypes,"
                + " w.secret = :secret, w.previousSecret = :previousSecret, w.previousUntil = :previousUntil,"
                + " w.enabled = :enabled, w.offReason = :offReason, w.offAt = :offAt,"
                + " w.failingSince = :failingSince, w.lastSuccessAt = :lastSuccessAt, w.updatedAt = :updatedAt"
                + " where w.realmId = :realm and w.id = :id")
@NamedQuery(name = "patWebhookDelete", query = "delete from WebhookEntity w where w.realmId = :realm and w.id = :id")
@NamedQuery(name = "patWebhookDeleteOfRealm", query = "delete from WebhookEntity w where w.realmId = :realm")
class WebhookEntity {
    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "URL", length = 1024)
    String url;

    @Column(name = "DESCRIPTION")
    String description;

    /** Separated by spaces. */
    @Column(name = "EVENT_TYPES", length = 512)
    String eventTypes;

    @Column(name = "SECRET", length = 64)
    String secret;

    @Column(name = "PREVIOUS_SECRET", length = 64)
    String previousSecret;

    /** Epoch milliseconds, as all times here. */
    @Column(name = "PREVIOUS_UNTIL")
    Long previousUntil;

    @Column(name = "ENABLED")
    boolean enabled;

    @Column(name = "OFF_REASON", length = 16)
    String offReason;

    @Column(name = "OFF_AT")
    Long offAt;

    @Column(name = "FAILING_SINCE")
    Long failingSince;

    @Column(name = "LAST_SUCCESS_AT")
    Long lastSuccessAt;

    @Column(name = "CREATED_AT")
    long createdAt;

    @Column(name = "CREATED_BY")
    String createdBy;

    @Column(name = "UPDATED_AT")
    long updatedAt;
}
