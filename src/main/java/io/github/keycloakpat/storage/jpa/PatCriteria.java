package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.lifecycle.PatStatus;
import io.github.keycloakpat.core.policy.PolicyBounds;
import io.github.keycloakpat.core.port.PatFilter;
import io.github.keycloakpat.core.port.PatQuery;
import io.github.keycloakpat.storage.jpa.RightEntity.Kind;
import jakarta.persistence.criteria.AbstractQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
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
    private final CriteriaBuilder cb;
    private final AbstractQuery<?> query;
    private final Root<PatEntity> token;
    private final String realmId;

    PatCriteria(CriteriaBuilder cb, AbstractQuery<?> query, Root<PatEntity> token, String realmId) {
        this.cb = cb;
        this.query = query;
        this.token = token;
        this.realmId = realmId;
    }

    List<Predicate> of(PatQuery wanted) {
        List<Predicate> conditions = new ArrayList<>();
        conditions.add(cb.equal(token.get("realmId"), realmId));
        wanted.userId().ifPresent(userId -> conditions.add(cb.equal(token.get("userId"), userId)));
        wanted.status().ifPresent(status -> conditions.add(hasStatus(status, wanted.now())));
        wanted.search().ifPresent(text -> conditions.add(holds(text)));
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

    private Predicate holds(String text) {
        String pattern = "%" + escape(text.toLowerCase(Locale.ROOT)) + "%";
        return cb.or(
                cb.like(token.get("nameSort"), pattern, '!'),
                cb.like(cb.lower(token.get("description")), pattern, '!'),
                cb.like(cb.lower(token.get("hint")), pattern, '!'));
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
        faults.add(cb.exists(others(Kind.SCOPE, bounds.scopes())));
        faults.add(cb.exists(others(Kind.OPERATION, RightRows.keys(bounds.operations()))));
        if (bounds.scopesRequired()) {
            faults.add(cb.not(cb.exists(others(Kind.SCOPE, Set.of()))));
        }
        if (bounds.audienceRequired()) {
            faults.add(cb.not(cb.exists(others(Kind.AUDIENCE, Set.of()))));
        }
        return cb.or(faults.toArray(Predicate[]::new));
    }

    /** The token's rights of a kind that are none of these. */
    private Subquery<Integer> others(Kind kind, Set<String> names) {
        Subquery<Integer> others = query.subquery(Integer.class);
        Root<RightEntity> right = others.from(RightEntity.class);
        List<Predicate> conditions = new ArrayList<>(List.of(
                cb.equal(right.get("realmId"), realmId),
                cb.equal(right.get("kind"), kind),
                cb.equal(right.get("tokenId"), token.get("id"))));
        if (!names.isEmpty()) {
            conditions.add(cb.not(right.get("name").in(names)));
        }
        return others.select(cb.literal(1)).where(conditions.toArray(Predicate[]::new));
    }

    private Expression<Long> time(String column) {
        return token.get(column);
    }

    private static String escape(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
