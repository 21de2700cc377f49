package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.lifecycle.PatStatus;
import io.github.keycloakpat.core.policy.PolicyBounds;
import io.github.keycloakpat.core.port.PatFilter;
import io.github.keycloakpat.core.port.PatQuery;
import io.github.keycloakpat.storage.jpa.RightEntity.Kind;
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
import java.util.TreeSet;

/** What a {@link PatQuery} asks of a token, as conditions that the database checks. */
final class PatCriteria {
    /** With more names than these, statements would grow too long. */
    private static final int MAX_GAPS = 100;

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
        faults.add(cb.exists(others(Kind.SCOPE, bounds.scopes())));
        faults.add(cb.exists(others(Kind.OPERATION, RightRows.keys(bounds.operations()))));
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

    /** The token's rights of a kind that are none of these. */
    private Subquery<Integer> others(Kind kind, Set<String> names) {
        Subquery<Integer> others = query.subquery(Integer.class);
        Root<RightEntity> right = others.from(RightEntity.class);
        List<Predicate> conditions = new ArrayList<>(List.of(ofToken(right, kind)));
        Path<String> name = right.get("name");
        if (!names.isEmpty()) {
            conditions.add(cb.not(name.in(names)));
        }
        if (!names.isEmpty() && names.size() <= MAX_GAPS) {
            conditions.add(isBetween(name, List.copyOf(new TreeSet<>(names))));
        }
        return others.select(cb.literal(1)).where(conditions.toArray(Predicate[]::new));
    }

    private Predicate ofToken(Root<RightEntity> right, Kind kind) {
        return cb.and(
                cb.equal(right.get("realmId"), realmId),
                cb.equal(right.get("kind"), kind),
                cb.equal(right.get("tokenId"), token.get("id")));
    }

    /**
     * Before, between or behind these: of an index, the parts without them, which are most of it. In whatever order the
     * database has names, what is none of them is there; but some of them may be, too.
     */
    private Predicate isBetween(Path<String> name, List<String> names) {
        List<Predicate> gaps = new ArrayList<>();
        gaps.add(cb.lessThan(name, names.get(0)));
        for (int i = 1; i < names.size(); i++) {
            gaps.add(cb.and(cb.greaterThan(name, names.get(i - 1)), cb.lessThan(name, names.get(i))));
        }
        gaps.add(cb.greaterThan(name, names.get(names.size() - 1)));
        return cb.or(gaps.toArray(Predicate[]::new));
    }

    private Expression<Long> time(String column) {
        return token.get(column);
    }

    private static String escape(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
