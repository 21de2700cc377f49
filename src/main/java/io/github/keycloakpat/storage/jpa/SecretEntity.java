package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/**
 * A row of {@code PAT_SECRET}: the hash of a value that was issued once. It outlives its token until the realm's
 * retention time is over, so that a use of a deleted token can be told from a guess.
 */
@Entity
@Table(name = "PAT_SECRET")
@IdClass(SecretEntity.Key.class)
@NamedQuery(
        name = "patSecretCountLive",
        query = "select count(s) from SecretEntity s where s.realmId = :realm and s.tokenId = :token"
                + " and s.issuedAt = :issued and s.ended = false"
                + " and (s.validUntil is null or s.validUntil > :now)")
@NamedQuery(
        name = "patSecretEndOlder",
        query = "update SecretEntity s set s.ended = true"
                + " where s.realmId = :realm and s.tokenId = :token and s.ended = false"
                + " and s.validUntil is not null")
@NamedQuery(
        name = "patSecretReplacePresent",
        query = "update SecretEntity s set s.validUntil = :until, s.ended = :ended"
                + " where s.realmId = :realm and s.tokenId = :token and s.ended = false"
                + " and s.validUntil is null")
@NamedQuery(
        name = "patSecretEnded",
        query = "select s.hash from SecretEntity s where s.realmId = :realm and s.tokenId = :token"
                + " and s.ended = true order by s.issuedAt desc, s.hash")
@NamedQuery(
        name = "patSecretForget",
        query = "delete from SecretEntity s where s.realmId = :realm and s.hash in :hashes")
@NamedQuery(name = "patSecretDeleteOfRealm", query = "delete from SecretEntity s where s.realmId = :realm")
@NamedQuery(
        name = "patSecretDeleteOfUser",
        query = "delete from SecretEntity s where s.realmId = :realm and s.userId = :user")
class SecretEntity {
    @Id
    @Column(name = "REALM_ID")
    String realmId;

    /** base64url of 32 bytes. */
    @Id
    @Column(name = "HASH", length = 64)
    String hash;

    @Column(name = "ALGORITHM", length = 32)
    String algorithm;

    /** The pepper's name, empty without one. */
    @Column(name = "KEY_ID", length = 32)
    String keyId;

    @Column(name = "TOKEN_ID", length = 36)
    String tokenId;

    @Column(name = "USER_ID")
    String userId;

    @Column(name = "ISSUED_AT")
    long issuedAt;

    /** From then on it is an old value; null for a token's present one. */
    @Column(name = "VALID_UNTIL")
    Long validUntil;

    /** Whether it is an old value for good, whatever clocks say. */
    @Column(name = "ENDED")
    boolean ended;

    /** The primary key: the same value in two realms is two secrets. */
    static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        String realmId;
        String hash;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.realmId.equals(realmId) && key.hash.equals(hash);
        }

        @Override
        public int hashCode() {
            return Objects.hash(realmId, hash);
        }
    }
}
