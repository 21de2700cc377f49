package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** A row of {@code PAT_POLICY}: what a realm's policy was when somebody looked last. */
@Entity
@Table(name = "PAT_POLICY")
@NamedQuery(
        name = "patPolicyUpdate",
        query = "update SeenPolicyEntity p set p.texts = :texts, p.version = p.version + 1"
                + " where p.realmId = :realm and p.version = :version")
@NamedQuery(name = "patPolicyDeleteOfRealm", query = "delete from SeenPolicyEntity p where p.realmId = :realm")
class SeenPolicyEntity {
    @Id
    @Column(name = "REALM_ID")
    String realmId;

    /** JSON: a text or its digest, by field. */
    @Column(name = "TEXTS")
    String texts;

    /** Goes up by one with each change. */
    @Column(name = "VERSION")
    int version;
}
