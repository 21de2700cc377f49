package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** A row of {@code PAT_AUDIT}: a line of the audit trail. It is written once and never changed. */
@Entity
@Table(name = "PAT_AUDIT")
@NamedQuery(
        name = "patAuditOwner",
        query = "select a.userId from AuditEntity a where a.realmId = :realm and a.tokenId = :token order by a.at desc")
@NamedQuery(name = "patAuditDeleteOfRealm", query = "delete from AuditEntity a where a.realmId = :realm")
class AuditEntity {
    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "TYPE", length = 32)
    String type;

    @Column(name = "TOKEN_ID", length = 36)
    String tokenId;

    @Column(name = "TOKEN_NAME")
    String tokenName;

    /** By which the name is found, whatever the case and the form of its letters. */
    @Column(name = "TOKEN_NAME_KEY", length = 64)
    String tokenNameKey;

    @Column(name = "USER_ID")
    String userId;

    @Column(name = "ACTOR_ID")
    String actorId;

    @Column(name = "CLIENT_ID")
    String clientId;

    @Column(name = "IP", length = 64)
    String ip;

    @Column(name = "USER_AGENT")
    String userAgent;

    /** Epoch milliseconds. */
    @Column(name = "AT")
    long at;

    /** JSON. */
    @Column(name = "DETAILS")
    String details;
}
