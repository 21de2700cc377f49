package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.audit.AuditQuery;
import io.github.keycloakpat.core.audit.AuditTrail;
import io.github.keycloakpat.core.audit.AuditType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A realm's audit trail in Keycloak's database. */
final class JpaAuditTrail implements AuditTrail {
    private final EntityManager em;
    private final String realmId;

    JpaAuditTrail(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    @Override
    public void append(AuditEntry entry) {
        AuditEntity row = AuditMapping.toRow(realmId, entry);
        em.persist(row);
        em.flush();
        em.detach(row); // many may come in one transaction
    }

    @Override
    public boolean appendOnce(AuditEntry entry) {
        if (em.find(AuditEntity.class, entry.id()) != null) {
            return false;
        }
        append(entry);
        return true;
    }

    @Override
    public List<AuditEntry> list(AuditQuery query, int first, int max) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<AuditEntity> listing = cb.createQuery(AuditEntity.class);
        Root<AuditEntity> line = listing.from(AuditEntity.class);
        listing.select(line)
                .where(conditions(cb, line, query))
                .orderBy(cb.desc(line.get("at")), cb.desc(line.get("id")));
        return em.createQuery(listing)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .flatMap(row -> AuditMapping.toDomain(row).stream())
                .toList();
    }

    @Override
    public long count(AuditQuery query) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Long> counting = cb.createQuery(Long.class);
        Root<AuditEntity> line = counting.from(AuditEntity.class);
        counting.select(cb.count(line)).where(conditions(cb, line, query));
        return em.createQuery(counting).getSingleResult();
    }

    @Override
    public Optional<String> ownerOf(String tokenId) {
        return em.createNamedQuery("patAuditOwner", String.class)
                .setParameter("realm", realmId)
                .setParameter("token", tokenId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Each of them is found by an index together with the realm. */
    private Predicate[] conditions(CriteriaBuilder cb, Root<AuditEntity> line, AuditQuery query) {
        List<Predicate> conditions = new ArrayList<>();
        conditions.add(cb.equal(line.get("realmId"), realmId));
        query.userId().ifPresent(id -> conditions.add(cb.equal(line.get("userId"), id)));
        query.tokenId().ifPresent(id -> conditions.add(cb.equal(line.get("tokenId"), id)));
        query.tokenName()
                .map(PatMapping::nameKey)
                .ifPresent(key -> conditions.add(cb.equal(line.get("tokenNameKey"), key)));
        if (!query.types().isEmpty()) {
            List<String> types =
                    query.types().stream().map(AuditType::name).sorted().toList();
            conditions.add(line.get("type").in(types));
        }
        query.from().ifPresent(time -> conditions.add(cb.greaterThanOrEqualTo(line.get("at"), millis(time))));
        query.to().ifPresent(time -> conditions.add(cb.lessThan(line.get("at"), millis(time))));
        return conditions.toArray(Predicate[]::new);
    }

    /** Rounded up: a line of this millisecond is not before the time, nor is one of the millisecond before after it. */
    private static long millis(Instant time) {
        return time.plusNanos(999_999).toEpochMilli();
    }
}
