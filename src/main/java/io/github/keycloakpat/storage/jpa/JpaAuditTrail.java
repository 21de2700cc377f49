package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.audit.AuditQuery;
import io.github.keycloakpat.core.audit.AuditTrail;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
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
    public List<AuditEntry> list(AuditQuery query, int first, int max) {
        return bind(em.createNamedQuery("patAuditOfToken", AuditEntity.class), query)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .flatMap(row -> AuditMapping.toDomain(row).stream())
                .toList();
    }

    @Override
    public long count(AuditQuery query) {
        return bind(em.createNamedQuery("patAuditCountOfToken", Long.class), query)
                .getSingleResult();
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

    private <T> TypedQuery<T> bind(TypedQuery<T> jpql, AuditQuery query) {
        return jpql.setParameter("realm", realmId)
                .setParameter("user", query.userId())
                .setParameter("token", query.tokenId());
    }
}
