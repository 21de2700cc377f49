package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.token.SecretHash;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;

/** Keeps the hashes of tokens' values, also of those that were replaced. */
final class SecretRows {
    /** How many old values of one token are remembered. */
    private static final int OLD_VALUES = 100;

    private final EntityManager em;
    private final String realmId;

    SecretRows(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    boolean isLive(String tokenId, Instant issuedAt, Instant now) {
        return em.createNamedQuery("patSecretCountLive", Long.class)
                        .setParameter("realm", realmId)
                        .setParameter("token", tokenId)
                        .setParameter("issued", issuedAt.toEpochMilli())
                        .setParameter("now", now.toEpochMilli())
                        .getSingleResult()
                > 0;
    }

    void insert(Pat pat, SecretHash hash) {
        var row = new SecretEntity();
        row.realmId = realmId;
        row.hash = hash.digest();
        row.algorithm = hash.algorithm();
        row.keyId = hash.keyId();
        row.tokenId = pat.id();
        row.userId = pat.userId();
        row.issuedAt = pat.secret().issuedAt().toEpochMilli();
        em.persist(row);
    }

    /** The present one works on until the token's {@code previousUntil}, or ends; all older ones end for good. */
    void replacePresent(Pat pat, SecretHash hash) {
        endOlder(pat.id());
        Instant until = pat.secret().previousUntil().orElse(pat.secret().issuedAt());
        ofToken("patSecretReplacePresent", pat.id())
                .setParameter("until", until.toEpochMilli())
                .setParameter("ended", pat.secret().previousUntil().isEmpty())
                .executeUpdate();
        forgetOldest(pat.id());
        insert(pat, hash);
    }

    /** Ends all but the present one. */
    void endOlder(String tokenId) {
        ofToken("patSecretEndOlder", tokenId).executeUpdate();
    }

    /** However often a token is rotated, no more than some of its old values can be told from guesses. */
    private void forgetOldest(String tokenId) {
        List<String> oldest = em.createNamedQuery("patSecretEnded", String.class)
                .setParameter("realm", realmId)
                .setParameter("token", tokenId)
                .setFirstResult(OLD_VALUES)
                .setMaxResults(OLD_VALUES)
                .getResultList();
        if (!oldest.isEmpty()) {
            em.createNamedQuery("patSecretForget")
                    .setParameter("realm", realmId)
                    .setParameter("hashes", oldest)
                    .executeUpdate();
        }
    }

    private Query ofToken(String update, String tokenId) {
        return em.createNamedQuery(update).setParameter("realm", realmId).setParameter("token", tokenId);
    }
}
