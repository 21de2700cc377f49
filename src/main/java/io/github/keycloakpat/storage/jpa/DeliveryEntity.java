package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** A row of {@code PAT_DELIVERY}: something to be told to one receiver. Rows are changed by update statements only. */
@Entity
@Table(name = "PAT_DELIVERY")
@NamedQuery(
        name = "patDeliveryLanes",
        query = "select d.lane from DeliveryEntity d where d.channel = :channel and d.nextAt <= :now"
                + " and (d.claimUntil is null or d.claimUntil <= :now) group by d.lane order by min(d.nextAt)")
@NamedQuery(
        name = "patDeliveriesDue",
        query = "select d from DeliveryEntity d where d.channel = :channel and d.lane = :lane and d.nextAt <= :now"
                + " and (d.claimUntil is null or d.claimUntil <= :now) order by d.nextAt, d.id")
@NamedQuery(
        name = "patDeliveryClaim",
        query = "update DeliveryEntity d set d.claim = :claim, d.claimUntil = :until where d.id = :id"
                + " and d.nextAt <= :now and (d.claimUntil is null or d.claimUntil <= :now)")
@NamedQuery(
        name = "patDeliverySettle",
        query = "update DeliveryEntity d set d.claim = null, d.claimUntil = null, d.state = :state, d.nextAt = :nextAt,"
                + " d.finishedAt = :finishedAt, d.tries = d.tries + 1, d.attempts = :attempts"
                + " where d.id = :id and d.claim = :claim")
@NamedQuery(
        name = "patDeliveryParkClaimed",
        query = "update DeliveryEntity d set d.claim = null, d.claimUntil = null, d.nextAt = null"
                + " where d.id = :id and d.claim = :claim")
@NamedQuery(
        name = "patDeliveryRelease",
        query = "update DeliveryEntity d set d.claim = null, d.claimUntil = null where d.id = :id and d.claim = :claim")
@NamedQuery(
        name = "patDeliveryReorder",
        query = "update DeliveryEntity d set d.state = 'PENDING', d.nextAt = :now, d.tries = 0, d.finishedAt = null,"
                + " d.claim = null, d.claimUntil = null where d.realmId = :realm and d.id = :id"
                + " and (d.claimUntil is null or d.claimUntil <= :now)")
@NamedQuery(
        name = "patDeliveryPark",
        query = "update DeliveryEntity d set d.nextAt = null where d.realmId = :realm and d.target = :target"
                + " and d.channel = :channel and d.state = 'PENDING' and d.nextAt is not null and d.claimUntil is null")
@NamedQuery(
        name = "patDeliveryUnpark",
        query = "update DeliveryEntity d set d.nextAt = :now where d.realmId = :realm and d.target = :target"
                + " and d.channel = :channel and d.state = 'PENDING' and d.nextAt is null")
@NamedQuery(
        name = "patDelivery",
        query = "select d from DeliveryEntity d where d.realmId = :realm and d.channel = :channel"
                + " and d.target = :target and d.id = :id")
@NamedQuery(
        name = "patDeliveryBacklog",
        query = "select d.channel, count(d.nextAt), count(d),"
                + " min(case when d.nextAt is null then null else d.createdAt end)"
                + " from DeliveryEntity d where d.state = 'PENDING' group by d.channel")
@NamedQuery(
        name = "patDeliveryCrowded",
        query = "select d.target, min(d.realmId) from DeliveryEntity d join WebhookEntity w on w.id = d.target"
                + " where d.state = 'PENDING' and d.channel = 'WEBHOOK' and w.enabled = true"
                + " and d.createdAt > w.updatedAt group by d.target having count(d) > :limit")
@NamedQuery(
        name = "patDeliveryDeleteOfTarget",
        query = "delete from DeliveryEntity d where d.realmId = :realm and d.target = :target and d.channel = :channel")
@NamedQuery(
        name = "patDeliveryDeleteUnclaimed",
        query = "delete from DeliveryEntity d where d.realmId = :realm and d.target = :target and d.channel = :channel"
                + " and d.claimUntil is null")
@NamedQuery(name = "patDeliveryDeleteOfRealm", query = "delete from DeliveryEntity d where d.realmId = :realm")
class DeliveryEntity {
    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "CHANNEL", length = 16)
    String channel;

    @Column(name = "TARGET")
    String target;

    @Column(name = "LANE")
    String lane;

    @Column(name = "EVENT_ID", length = 36)
    String eventId;

    @Column(name = "TYPE", length = 64)
    String type;

    @Column(name = "TOKEN_ID", length = 36)
    String tokenId;

    @Column(name = "BODY")
    String body;

    @Column(name = "STATE", length = 16)
    String state;

    @Column(name = "TRIES")
    int tries;

    /** Epoch milliseconds, as all times here. */
    @Column(name = "CREATED_AT")
    long createdAt;

    @Column(name = "NEXT_AT")
    Long nextAt;

    @Column(name = "FINISHED_AT")
    Long finishedAt;

    @Column(name = "CLAIM", length = 36)
    String claim;

    @Column(name = "CLAIM_UNTIL")
    Long claimUntil;

    /** JSON. */
    @Column(name = "ATTEMPTS")
    String attempts;
}
