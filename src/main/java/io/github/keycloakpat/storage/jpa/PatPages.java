package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.lifecycle.PatStatus;
import io.github.keycloakpat.core.port.PatQuery;
import io.github.keycloakpat.core.port.PatQuery.Sort;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which tokens are on a page. Lists by a time that may be missing are read in two parts, as "nulls last" is the order of
 * an index in one direction at most, and in some databases in none.
 */
final class PatPages {
    private final EntityManager em;
    private final PatLists lists;

    PatPages(EntityManager em, PatLists lists) {
        this.em = em;
        this.lists = lists;
    }

    List<String> ids(PatQuery query, PatQuery.Page page) {
        return switch (page.sort()) {
            case NAME, CREATED_AT -> ids(query, page, Part.ALL, page.first(), page.max());
            case EXPIRES_AT, LAST_USED_AT -> inParts(query, page);
        };
    }

    private List<String> inParts(PatQuery query, PatQuery.Page page) {
        List<String> ids = new ArrayList<>(ids(query, page, Part.WITH_TIME, page.first(), page.max()));
        if (ids.size() < page.max()) {
            long before = ids.isEmpty() && page.first() > 0 ? countTimes(query, page.sort()) : page.first();
            int first = (int) Math.max(0, page.first() - before);
            ids.addAll(ids(query, page, Part.WITHOUT_TIME, first, page.max() - ids.size()));
        }
        return ids;
    }

    private List<String> ids(PatQuery query, PatQuery.Page page, Part part, int first, int max) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<String> listing = cb.createQuery(String.class);
        Source source = source(cb, listing, page.sort());
        boolean ascending = page.ascending() || part == Part.WITHOUT_TIME;
        Order order = ascending ? cb.asc(source.key) : cb.desc(source.key);
        listing.select(source.id)
                .where(conditions(cb, listing, source, query, part))
                .orderBy(order, cb.asc(source.id));
        return em.createQuery(listing).setFirstResult(first).setMaxResults(max).getResultList();
    }

    private long countTimes(PatQuery query, Sort sort) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Long> counting = cb.createQuery(Long.class);
        Source source = source(cb, counting, sort);
        counting.select(cb.count(cb.literal(1))).where(conditions(cb, counting, source, query, Part.WITH_TIME));
        return em.createQuery(counting).getSingleResult();
    }

    private Predicate[] conditions(
            CriteriaBuilder cb, CriteriaQuery<?> listing, Source source, PatQuery query, Part part) {
        List<Predicate> conditions = new ArrayList<>(List.of(lists.conditions(cb, listing, source.token, query)));
        source.join.ifPresent(conditions::add);
        if (part == Part.WITHOUT_TIME) {
            conditions.add(cb.isNull(source.key));
        } else if (part == Part.WITH_TIME) {
            conditions.add(cb.isNotNull(source.key));
            afterNow(cb, source, query).ifPresent(conditions::add);
        }
        return conditions.toArray(Predicate[]::new);
    }

    /** Said again without "or", so that a walk by expiry begins where active tokens do. */
    private static Optional<Predicate> afterNow(CriteriaBuilder cb, Source source, PatQuery query) {
        return query.status()
                .filter(status -> status == PatStatus.ACTIVE && source.join.isEmpty())
                .map(status -> cb.greaterThan(
                        source.token.get("expiresAt"), query.now().toEpochMilli()));
    }

    private Source source(CriteriaBuilder cb, CriteriaQuery<?> listing, Sort sort) {
        if (sort == Sort.LAST_USED_AT) {
            Root<UsageEntity> usage = listing.from(UsageEntity.class);
            Root<PatEntity> token = listing.from(PatEntity.class);
            Predicate join = lists.usageOf(cb, usage, token);
            return new Source(token, usage.get("lastUsedAt"), usage.get("tokenId"), Optional.of(join));
        }
        Root<PatEntity> token = listing.from(PatEntity.class);
        return new Source(token, token.get(column(sort)), token.get("id"), Optional.empty());
    }

    private static String column(Sort sort) {
        return switch (sort) {
            case NAME -> "nameSort";
            case CREATED_AT -> "createdAt";
            case EXPIRES_AT -> "expiresAt";
            case LAST_USED_AT -> "lastUsedAt";
        };
    }

    /** Which tokens of a list by a time. */
    private enum Part {
        ALL,
        WITH_TIME,
        WITHOUT_TIME
    }

    /**
     * What a list is read from.
     *
     * @param id the token's, in the table that has the key, so that one index gives the whole order
     */
    private record Source(Root<PatEntity> token, Expression<?> key, Expression<String> id, Optional<Predicate> join) {}
}
