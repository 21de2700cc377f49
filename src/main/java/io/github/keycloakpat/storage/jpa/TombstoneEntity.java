package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.port.Tombstone;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code PAT_TOMBSTONE}: whose token this was, and what it was called. */
@Entity
@Table(name = "PAT_TOMBSTONE")
@NamedQuery(name = "patTombstoneDeleteOfRealm", query = "delete from TombstoneEntity t where t.realmId = :realm")
@NamedQuery(
        name = "patTombstoneDeleteOfUser",
        query = "delete from TombstoneEntity t where t.realmId = :realm and t.userId = :user")
class TombstoneEntity {
    /** The deleted token's id. */
    @Id
    @Column(name = "ID", length = 36)
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "USER_ID")
    String userId;

    @Column(name = "NAME")
    String name;

    @Column(name = "HINT", length = 32)
    String hint;

    /** Epoch milliseconds. */
    @Column(name = "DELETED_AT")
    long deletedAt;

    Tombstone toDomain() {
        return new Tombstone(id, userId, name, hint, Instant.ofEpochMilli(deletedAt));
    }
}
