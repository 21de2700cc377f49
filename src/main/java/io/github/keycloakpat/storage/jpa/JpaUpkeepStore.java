package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.storage.UpkeepStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Finds in Keycloak's database what rules apply to. */
final class JpaUpkeepStore implements UpkeepStore {
    private static final String KEY = "select t.realmId, t.userId, t.id from PatEntity t where t.id > :after and ";
    private static final String OWNER = "select distinct t.userId from PatEntity t where t.realmId = :realm"
            + " and t.userId > :after and t.userId ";

    /** How ids of users begin that a user storage keeps, and Keycloak does not. */
    private static final String FOREIGN = "like 'f:%'";

    private final EntityManager em;

    JpaUpkeepStore(EntityManager em) {
        this.em = em;
    }

    @Override
    public boolean takeTurn(String job, Instant now, Duration interval) {
        return em.createNamedQuery("patJobTakeTurn")
                        .setParameter("name", job)
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("due", now.minus(interval).toEpochMilli())
                        .setParameter("absurd", now.plus(interval).toEpochMilli())
                        .executeUpdate()
                > 0;
    }

    @Override
    public List<String> realms() {
        return Stream.of(
                        "PatEntity",
                        "TombstoneEntity",
                        "AuditEntity",
                        "SeenPolicyEntity",
                        "WebhookEntity",
                        "DeliveryEntity")
                .flatMap(entity -> em.createQuery("select distinct e.realmId from " + entity + " e", String.class)
                        .getResultStream())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public List<String> changedPolicies() {
        return new PolicyRows(em).changed();
    }

    @Override
    public List<Key> expired(Instant now, String afterId, int max) {
        return keys(
                em.createQuery(
                                KEY + "t.expiryNoted = false and t.revokedAt is null and t.expiresAt <= :now"
                                        + " order by t.id",
                                Object[].class)
                        .setParameter("now", now.toEpochMilli()),
                afterId,
                max);
    }

    @Override
    public List<Key> expiring(String realmId, int days, Instant now, String afterId, int max) {
        return keys(
                em.createQuery(
                                KEY + "t.realmId = :realm and t.revokedAt is null and t.expiresAt > :now"
                                        + " and t.expiresAt <= :until and t.expiresAt - t.secretIssuedAt > :life"
                                        + " and (t.noticedExpiry is null or t.noticedExpiry <> t.expiresAt"
                                        + " or t.noticedDays > :days) order by t.id",
                                Object[].class)
                        .setParameter("realm", realmId)
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("until", now.plus(Duration.ofDays(days)).toEpochMilli())
                        .setParameter("life", Duration.ofDays(days).toMillis())
                        .setParameter("days", days),
                afterId,
                max);
    }

    @Override
    public List<Key> unused(String realmId, Instant since, Instant now, String afterId, int max) {
        return keys(
                em.createQuery(
                                KEY + "t.realmId = :realm and t.revokedAt is null"
                                        + " and (t.expiresAt is null or t.expiresAt > :now)"
                                        + " and t.secretIssuedAt <= :since and not exists (select u.tokenId"
                                        + " from UsageEntity u where u.tokenId = t.id and u.lastUsedAt > :since)"
                                        + " order by t.id",
                                Object[].class)
                        .setParameter("realm", realmId)
                        .setParameter("since", since.toEpochMilli())
                        .setParameter("now", now.toEpochMilli()),
                afterId,
                max);
    }

    @Override
    public List<Key> ended(String realmId, Instant until, String afterId, int max) {
        return keys(
                em.createQuery(
                                KEY + "t.realmId = :realm and (t.revokedAt <= :until"
                                        + " or t.revokedAt is null and t.expiresAt <= :until) order by t.id",
                                Object[].class)
                        .setParameter("realm", realmId)
                        .setParameter("until", until.toEpochMilli()),
                afterId,
                max);
    }

    private static List<Key> keys(TypedQuery<Object[]> query, String afterId, int max) {
        return query.setParameter("after", afterId)
                .setMaxResults(max)
                .getResultStream()
                .map(row -> new Key((String) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    @Override
    public List<String> lostOwners(String realmId, String afterId, int max) {
        return owners(
                OWNER + "not " + FOREIGN
                        + " and not exists (select u.id from UserEntity u where u.id = t.userId) order by t.userId",
                realmId,
                afterId,
                max);
    }

    @Override
    public List<String> foreignOwners(String realmId, String afterId, int max) {
        return owners(OWNER + FOREIGN + " order by t.userId", realmId, afterId, max);
    }

    private List<String> owners(String jpql, String realmId, String afterId, int max) {
        return em.createQuery(jpql, String.class)
                .setParameter("realm", realmId)
                .setParameter("after", afterId)
                .setMaxResults(max)
                .getResultList();
    }

    @Override
    public int forgetTombstones(String realmId, Instant until, int max) {
        String stones = "select s.id from TombstoneEntity s where s.realmId = :realm and s.deletedAt <= :until";
        List<String> ids = old(stones, realmId, until, max);
        forget("delete from SecretEntity s where s.tokenId in :ids", ids);
        return forget("delete from TombstoneEntity s where s.id in :ids", ids);
    }

    @Override
    public int forgetOldValues(String realmId, Instant until, int max) {
        String values = "select s.hash from SecretEntity s where s.realmId = :realm and s.validUntil <= :until";
        List<String> hashes = old(values, realmId, until, max);
        if (!hashes.isEmpty()) {
            em.createNamedQuery("patSecretForget")
                    .setParameter("realm", realmId)
                    .setParameter("hashes", hashes)
                    .executeUpdate();
        }
        return hashes.size();
    }

    @Override
    public int forgetLost(int max) {
        return Math.max(forgetLost("UsageEntity", max), forgetLost("RightEntity", max));
    }

    private int forgetLost(String entity, int max) {
        List<String> ids = em.createQuery(
                        "select distinct u.tokenId from " + entity + " u where not exists"
                                + " (select t.id from PatEntity t where t.id = u.tokenId) order by u.tokenId",
                        String.class)
                .setMaxResults(max)
                .getResultList();
        return forget("delete from " + entity + " u where u.tokenId in :ids", ids);
    }

    @Override
    public int forgetTrail(String realmId, Instant until, int max) {
        String lines = "select a.id from AuditEntity a where a.realmId = :realm and a.at <= :until"
                + " and (a.type in ('USED', 'REFUSED') or a.tokenId is null"
                + " or not exists (select t.id from PatEntity t where t.id = a.tokenId)"
                + " and not exists (select s.id from TombstoneEntity s where s.id = a.tokenId))";
        return forget("delete from AuditEntity a where a.id in :ids", old(lines, realmId, until, max));
    }

    private List<String> old(String jpql, String realmId, Instant until, int max) {
        return em.createQuery(jpql, String.class)
                .setParameter("realm", realmId)
                .setParameter("until", until.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
    }

    private int forget(String jpql, List<String> ids) {
        if (!ids.isEmpty()) {
            em.createQuery(jpql).setParameter("ids", ids).executeUpdate();
        }
        return ids.size();
    }
}
