package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.token.SecretHash;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hibernate.jpa.HibernateHints;

/** Finds a value by its hash, and the token that it is of: the one read of every use. */
final class SecretLookup {
    private static final String QUERY = "select s, t from SecretEntity s"
            + " left join PatEntity t on t.id = s.tokenId where s.realmId = :realm and s.hash";

    private final EntityManager em;
    private final String realmId;

    SecretLookup(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    /**
     * A row of a value.
     *
     * @param pat the row of its token; empty if that was deleted
     */
    record Found(SecretEntity secret, Optional<PatEntity> pat) {}

    /** @param candidates hashes under which the value may have been kept; not empty */
    Optional<Found> find(List<SecretHash> candidates) {
        List<Object[]> rows = query(candidates)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .setParameter("realm", realmId)
                .getResultList();
        rows.forEach(row -> em.detach(row[0]));
        return rows.stream()
                .findFirst()
                .map(row -> new Found((SecretEntity) row[0], Optional.ofNullable((PatEntity) row[1])));
    }

    /**
     * A parameter for each hash: Hibernate translates a query anew, which takes a fifth of the time of a use, whenever it
     * is given a list, or one parameter where a list could stand.
     */
    private TypedQuery<Object[]> query(List<SecretHash> candidates) {
        List<String> names =
                IntStream.range(0, candidates.size()).mapToObj(i -> "hash" + i).toList();
        String one = " = :" + names.get(0);
        String several = " in (:" + String.join(", :", names) + ")";
        TypedQuery<Object[]> query = em.createQuery(QUERY + (names.size() == 1 ? one : several), Object[].class);
        for (int i = 0; i < names.size(); i++) {
            query.setParameter(names.get(i), candidates.get(i).digest());
        }
        return query;
    }
}
