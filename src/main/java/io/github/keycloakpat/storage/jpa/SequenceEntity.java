package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** A row of {@code PAT_SEQUENCE}: the number of a token's latest event. It outlives the token as long as its tombstone. */
@Entity
@Table(name = "PAT_SEQUENCE")
@NamedQuery(
        name = "patSequenceNext",
        query = "update SequenceEntity s set s.latest = s.latest + 1 where s.tokenId = :token")
@NamedQuery(name = "patSequence", query = "select s.latest from SequenceEntity s where s.tokenId = :token")
@NamedQuery(name = "patSequenceDeleteOfRealm", query = "delete from SequenceEntity s where s.realmId = :realm")
class SequenceEntity {
    @Id
    @Column(name = "TOKEN_ID", length = 36)
    String tokenId;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "LATEST")
    long latest;
}
