package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.lifecycle.PatStatus;
import io.github.keycloakpat.core.port.PatQuery;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link PatQuery} as JPQL, so that filtering, ordering and counting happen in the database. */
final class PatQueryJpql {
    private final StringBuilder where = new StringBuilder("t.realmId = :realm and t.userId = :user");
    private final Map<String, Object> parameters = new HashMap<>();

    PatQueryJpql(String realmId, PatQuery query) {
        parameters.put("realm", realmId);
        parameters.put("user", query.userId());
        query.status().ifPresent(status -> {
            switch (status) {
                case ACTIVE -> where.append(" and t.revokedAt is null and (t.expiresAt is null or t.expiresAt > :now)");
                case EXPIRED -> where.append(" and t.revokedAt is null and t.expiresAt <= :now");
                case REVOKED -> where.append(" and t.revokedAt is not null");
            }
            if (status != PatStatus.REVOKED) {
                parameters.put("now", query.now().toEpochMilli());
            }
        });
        query.search().ifPresent(text -> {
            where.append(" and (lower(t.name) like :search escape '!' or lower(t.description) like :search escape '!'"
                    + " or lower(t.hint) like :search escape '!')");
            parameters.put("search", "%" + escape(text.toLowerCase(Locale.ROOT)) + "%");
        });
    }

    long count(EntityManager em) {
        return bind(em.createQuery("select count(t) from PatEntity t where " + where, Long.class))
                .getSingleResult();
    }

    List<PatEntity> list(EntityManager em, PatQuery.Page page) {
        String usage = page.sort() == PatQuery.Sort.LAST_USED_AT ? " left join UsageEntity u on u.tokenId = t.id" : "";
        String jpql = "select t from PatEntity t" + usage + " where " + where + " order by " + column(page.sort())
                + (page.ascending() ? " asc" : " desc") + " nulls last, t.id";
        return bind(em.createQuery(jpql, PatEntity.class))
                .setFirstResult(page.first())
                .setMaxResults(page.max())
                .getResultList();
    }

    private <T> TypedQuery<T> bind(TypedQuery<T> query) {
        parameters.forEach(query::setParameter);
        return query;
    }

    private static String column(PatQuery.Sort sort) {
        return switch (sort) {
            case NAME -> "lower(t.name)";
            case CREATED_AT -> "t.createdAt";
            case EXPIRES_AT -> "t.expiresAt";
            case LAST_USED_AT -> "u.lastUsedAt";
        };
    }

    private static String escape(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
