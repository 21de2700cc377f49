package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import jakarta.persistence.criteria.Subquery;
import java.util.List;
import java.util.function.Function;
import org.hibernate.query.criteria.JpaSubQuery;

/**
 * What a realm's tokens are searched by, in the order of the index that has it. Order and limit, which is none, are there
 * for databases that would rather read the whole table, other realms' tokens too: to sort that is dearer.
 */
final class PatTitles {
    private static final List<String> COLUMNS = List.of("id", "nameSort", "description", "hint");

    private final CriteriaBuilder cb;
    private final String realmId;

    PatTitles(CriteriaBuilder cb, String realmId) {
        this.cb = cb;
        this.realmId = realmId;
    }

    /** The ids of those which match. */
    Subquery<String> among(AbstractQuery<?> query, Function<Path<?>, Predicate> condition) {
        var matching = (JpaSubQuery<String>) query.subquery(String.class);
        JpaSubQuery<Tuple> titles = matching.subquery(Tuple.class);
        Root<PatEntity> token = titles.from(PatEntity.class);
        Selection<?>[] columns =
                COLUMNS.stream().map(column -> token.get(column).alias(column)).toArray(Selection[]::new);
        titles.multiselect(columns)
                .where(cb.equal(token.get("realmId"), realmId))
                .orderBy(List.of(cb.asc(token.get("nameSort")), cb.asc(token.get("id"))));
        titles.fetch(Integer.MAX_VALUE);
        Root<Tuple> found = matching.from(titles);
        return matching.select(found.get("id")).where(condition.apply(found));
    }
}
