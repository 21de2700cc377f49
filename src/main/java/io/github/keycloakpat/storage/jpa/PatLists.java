package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.port.PatQuery;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        counting.select(cb.count(cb.literal(1))).where(conditions(cb, counting, token, query));
        return em.createQuery(counting).getSingleResult();
    }

    /** First the ids, which indexes tell, then the rows of this page alone. */
    List<PatEntity> list(PatQuery query, PatQuery.Page page) {
        List<String> ids = new PatPages(em, this).ids(query, page);
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, PatEntity> rows = em.createNamedQuery("patByIds", PatEntity.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.id, Function.identity()));
        return ids.stream().map(rows::get).filter(Objects::nonNull).toList();
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

    Predicate[] conditions(CriteriaBuilder cb, CriteriaQuery<?> query, Root<PatEntity> token, PatQuery wanted) {
        List<Predicate> conditions = new PatCriteria(em, query, token, realmId).of(wanted);
        if (wanted.filter().viewableOnly()) {
            conditions.add(viewable.contains(cb, query, token.get("userId")));
        }
        return conditions.toArray(Predicate[]::new);
    }

    /** The realm's rows in which uses are noted, one for each token. */
    Predicate usageOf(CriteriaBuilder cb, Root<UsageEntity> usage, Root<PatEntity> token) {
        return cb.and(cb.equal(usage.get("realmId"), realmId), cb.equal(usage.get("tokenId"), token.get("id")));
    }
}
