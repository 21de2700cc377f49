package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A row of {@code PAT_OWNER}: there to be locked while the set of one owner's tokens changes. */
@Entity
@Table(name = "PAT_OWNER")
@IdClass(OwnerEntity.Key.class)
@NamedQuery(name = "patOwnerDeleteOfRealm", query = "delete from OwnerEntity o where o.realmId = :realm")
@NamedQuery(
        name = "patOwnerDeleteOfUser",
        query = "delete from OwnerEntity o where o.realmId = :realm and o.userId = :user")
class OwnerEntity {
    @Id
    @Column(name = "REALM_ID")
    String realmId;

    @Id
    @Column(name = "USER_ID")
    String userId;

    /** The primary key. */
    static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        String realmId;
        String userId;

        Key() {} // for JPA

        Key(String realmId, String userId) {
            this.realmId = realmId;
            this.userId = userId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.realmId.equals(realmId) && key.userId.equals(userId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(realmId, userId);
        }
    }
}
