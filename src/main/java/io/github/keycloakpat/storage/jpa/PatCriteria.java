package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.lifecycle.PatStatus;
import io.github.keycloakpat.core.policy.PolicyBounds;
import io.github.keycloakpat.core.port.PatFilter;
import io.github.keycloakpat.core.port.PatQuery;
import io.github.keycloakpat.storage.jpa.RightEntity.Kind;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a {@link PatQuery} asks of a token, as conditions that the database checks. */
final class PatCriteria {
    private final EntityManager em;
    private final CriteriaBuilder cb;
    private final AbstractQuery<?> query;
    private final Root<PatEntity> token;
    private final String realmId;

    PatCriteria(EntityManager em, AbstractQuery<?> query, Root<PatEntity> token, String realmId) {
        this.em = em;
        this.cb = em.getCriteriaBuilder();
        this.query = query;
        this.token = token;
        this.realmId = realmId;
    }

    List<Predicate> of(PatQuery wanted) {
        List<Predicate> conditions = new ArrayList<>();
        conditions.add(cb.equal(token.get("realmId"), realmId));
        wanted.userId().ifPresent(userId -> conditions.add(cb.equal(token.get("userId"), userId)));
        wanted.status().ifPresent(status -> conditions.add(hasStatus(status, wanted.now())));
        wanted.search()
                .ifPresent(text -> conditions.add(holds(text, wanted.userId().isPresent())));
        PatFilter filter = wanted.filter();
        filter.scope().ifPresent(scope -> conditions.add(has(Kind.SCOPE, scope)));
        filter.audience().ifPresent(audience -> conditions.add(has(Kind.AUDIENCE, audience)));
        filter.expiresBefore().ifPresent(end -> conditions.add(cb.lessThan(time("expiresAt"), end.toEpochMilli())));
        filter.unused().ifPresent(unused -> conditions.add(is(unused)));
        filter.outside().ifPresent(outside -> {
            Predicate isOutside = outside(outside.bounds());
            conditions.add(outside.wanted() ? isOutside : isOutside.not());
        });
        return conditions;
    }

    Predicate hasStatus(PatStatus status, Instant now) {
        Predicate notRevoked = cb.isNull(token.get("revokedAt"));
        Expression<Long> end = time("expiresAt");
        return switch (status) {
            case ACTIVE -> cb.and(notRevoked, cb.or(cb.isNull(end), cb.greaterThan(end, now.toEpochMilli())));
            case EXPIRED -> cb.and(notRevoked, cb.lessThanOrEqualTo(end, now.toEpochMilli()));
            case REVOKED -> cb.isNotNull(token.get("revokedAt"));
        };
    }

    /** Of one owner the few tokens themselves are looked at, of a realm an index that has all that is looked into. */
    private Predicate holds(String text, boolean ofOwner) {
        String pattern = "%" + escape(text.toLowerCase(Locale.ROOT)) + "%";
        return ofOwner
                ? holds(token, pattern)
                : token.get("id").in(new PatTitles(cb, realmId).among(query, titles -> holds(titles, pattern)));
    }

    private Predicate holds(Path<?> titles, String pattern) {
        return cb.or(
                cb.like(titles.get("nameSort"), pattern, '!'),
                cb.like(cb.lower(titles.get("description")), pattern, '!'),
                cb.like(cb.lower(titles.get("hint")), pattern, '!'));
    }

    /** By a list of ids, which an index gives at once. */
    private Predicate has(Kind kind, String name) {
        Subquery<String> having = query.subquery(String.class);
        Root<RightEntity> right = having.from(RightEntity.class);
        having.select(right.get("tokenId"))
                .where(
                        cb.equal(right.get("realmId"), realmId),
                        cb.equal(right.get("kind"), kind),
                        cb.equal(right.get("name"), name));
        return token.get("id").in(having);
    }

    private Predicate is(PatFilter.Unused unused) {
        if (unused instanceof PatFilter.Unused.Since since) {
            long time = since.instant().toEpochMilli();
            return cb.and(cb.lessThan(time("secretIssuedAt"), time), cb.not(cb.exists(usedFrom(time))));
        }
        return cb.not(cb.exists(usedFrom(0)));
    }

    private Subquery<String> usedFrom(long time) {
        Subquery<String> used = query.subquery(String.class);
        Root<UsageEntity> usage = used.from(UsageEntity.class);
        return used.select(usage.get("tokenId"))
                .where(
                        cb.equal(usage.get("realmId"), realmId),
                        cb.equal(usage.get("tokenId"), token.get("id")),
                        cb.greaterThanOrEqualTo(usage.<Long>get("lastUsedAt"), time));
    }

    /** What today's policy would refuse to make so. */
    Predicate outside(PolicyBounds bounds) {
        List<Predicate> faults = new ArrayList<>();
        Expression<Long> end = time("expiresAt");
        if (!bounds.neverExpireAllowed()) {
            faults.add(cb.isNull(end));
        }
        long longest = bounds.maxLifetime().toSeconds() * 1000;
        faults.add(cb.and(cb.isNotNull(end), cb.greaterThan(cb.diff(end, time("secretIssuedAt")), longest)));
        faults.add(hasOther(Kind.SCOPE, bounds.scopes()));
        faults.add(hasOther(Kind.OPERATION, RightRows.keys(bounds.operations())));
        if (bounds.scopesRequired()) {
            faults.add(isMissing(Kind.SCOPE));
        }
        if (bounds.audienceRequired()) {
            faults.add(isMissing(Kind.AUDIENCE));
        }
        return cb.or(faults.toArray(Predicate[]::new));
    }

    private Predicate isMissing(Kind kind) {
        Subquery<Integer> missing = query.subquery(Integer.class);
        Root<RightEntity> right = missing.from(RightEntity.class);
        missing.select(cb.literal(1)).where(ofToken(right, Kind.MISSING), cb.equal(right.get("name"), kind.name()));
        return cb.exists(missing);
    }

    /**
     * Has a right of a kind that is none of these. What all the tokens have is looked up first: to ask for names is what
     * indexes are for, and to ask for others than names is not.
     */
    private Predicate hasOther(Kind kind, Set<String> names) {
        List<String> others = new RightNames(em, realmId)
                .of(kind).stream().filter(name -> !names.contains(name)).toList();
        if (others.isEmpty()) {
            return cb.disjunction();
        }
        Subquery<Integer> having = query.subquery(Integer.class);
        Root<RightEntity> right = having.from(RightEntity.class);
        having.select(cb.literal(1))
                .where(ofToken(right, kind), right.get("name").in(others));
        return cb.exists(having);
    }

    private Predicate ofToken(Root<RightEntity> right, Kind kind) {
        return cb.and(
                cb.equal(right.get("realmId"), realmId),
                cb.equal(right.get("kind"), kind),
                cb.equal(right.get("tokenId"), token.get("id")));
    }

    private Expression<Long> time(String column) {
        return token.get(column);
    }

    private static String escape(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
