package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.port.PatQuery;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Nulls;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.util.List;

/** Filters, orders and counts a realm's tokens in the database. */
final class PatLists {
    private final EntityManager em;
    private final String realmId;
    private final ViewableOwners viewable;

    PatLists(EntityManager em, String realmId, ViewableOwners viewable) {
        this.em = em;
        this.realmId = realmId;
        this.viewable = viewable;
    }

    long count(PatQuery query) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Long> counting = cb.createQuery(Long.class);
        Root<PatEntity> token = counting.from(PatEntity.class);
        counting.select(cb.count(token)).where(conditions(cb, counting, token, query));
        return em.createQuery(counting).getSingleResult();
    }

    List<PatEntity> list(PatQuery query, PatQuery.Page page) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<PatEntity> listing = cb.createQuery(PatEntity.class);
        Root<PatEntity> token = listing.from(PatEntity.class);
        Expression<?> key = key(cb, listing, token, page.sort());
        Order order = page.ascending() ? cb.asc(key, Nulls.LAST) : cb.desc(key, Nulls.LAST);
        listing.select(token).where(conditions(cb, listing, token, query)).orderBy(order, cb.asc(token.get("id")));
        return em.createQuery(listing)
                .setFirstResult(page.first())
                .setMaxResults(page.max())
                .getResultList();
    }

    List<PatEntity> following(PatQuery query, String afterId, int max) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<PatEntity> listing = cb.createQuery(PatEntity.class);
        Root<PatEntity> token = listing.from(PatEntity.class);
        listing.select(token)
                .where(cb.greaterThan(token.get("id"), afterId), cb.and(conditions(cb, listing, token, query)))
                .orderBy(cb.asc(token.get("id")));
        return em.createQuery(listing).setMaxResults(max).getResultList();
    }

    private Predicate[] conditions(CriteriaBuilder cb, CriteriaQuery<?> query, Root<PatEntity> token, PatQuery wanted) {
        List<Predicate> conditions = new PatCriteria(cb, query, token).of(realmId, wanted);
        if (wanted.filter().viewableOnly()) {
            conditions.add(viewable.contains(cb, query, token.get("userId")));
        }
        return conditions.toArray(Predicate[]::new);
    }

    private static Expression<?> key(
            CriteriaBuilder cb, AbstractQuery<?> query, Root<PatEntity> token, PatQuery.Sort sort) {
        return switch (sort) {
            case NAME -> cb.lower(token.get("name"));
            case CREATED_AT -> token.get("createdAt");
            case EXPIRES_AT -> token.get("expiresAt");
            case LAST_USED_AT -> lastUse(cb, query, token);
        };
    }

    private static Subquery<Long> lastUse(CriteriaBuilder cb, AbstractQuery<?> query, Root<PatEntity> token) {
        Subquery<Long> last = query.subquery(Long.class);
        Root<UsageEntity> usage = last.from(UsageEntity.class);
        return last.select(usage.get("lastUsedAt")).where(cb.equal(usage.get("tokenId"), token.get("id")));
    }
}
