package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/**
 * A row of {@code PAT_RIGHT}: one thing that a token was given, so that administrators find all that have it by an index.
 * What a token may do is read from {@code PAT_TOKEN} and never from here.
 */
@Entity
@Table(name = "PAT_RIGHT")
@IdClass(RightEntity.Key.class)
@NamedQuery(
        name = "patRightNameAfter",
        query = "select min(r.name) from RightEntity r where r.realmId = :realm and r.kind = :kind and r.name > :name")
@NamedQuery(name = "patRightDelete", query = "delete from RightEntity r where r.tokenId = :id")
class RightEntity {
    /** What it is. */
    enum Kind {
        SCOPE,
        AUDIENCE,
        /** Type and action, hashed as they can be long. */
        OPERATION,
        /** Of which kind it was given none. */
        MISSING
    }

    @Id
    @Column(name = "TOKEN_ID", length = 36)
    String tokenId;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "KIND", length = 16)
    Kind kind;

    @Id
    @Column(name = "NAME")
    String name;

    @Column(name = "REALM_ID", length = 36)
    String realmId;

    /** The primary key. */
    static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        String tokenId;
        Kind kind;
        String name;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.tokenId.equals(tokenId) && key.kind == kind && key.name.equals(name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tokenId, kind, name);
        }
    }
}
