package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.lifecycle.Pat;
import io.github.keycloakpat.core.lifecycle.PatName;
import io.github.keycloakpat.core.lifecycle.Remark;
import io.github.keycloakpat.core.lifecycle.Revocation;
import io.github.keycloakpat.core.lifecycle.Usage;
import io.github.keycloakpat.core.port.PatQuery;
import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.core.port.StoredSecret;
import io.github.keycloakpat.core.port.Tombstone;
import io.github.keycloakpat.metrics.LookupMetrics;
import io.github.keycloakpat.token.SecretHash;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.jpa.HibernateHints;
import org.keycloak.models.ModelDuplicateException;

/** A realm's tokens in Keycloak's database. */
final class JpaPatStore implements PatStore {
    private final EntityManager em;
    private final String realmId;
    private final PatLists lists;
    private final RightRows rights;
    private final SecretRows secrets;
    private final SecretLookup lookup;

    JpaPatStore(EntityManager em, String realmId, ViewableOwners viewable) {
        this.em = em;
        this.realmId = realmId;
        this.lists = new PatLists(em, realmId, viewable);
        this.rights = new RightRows(em, realmId);
        this.secrets = new SecretRows(em, realmId);
        this.lookup = new SecretLookup(em, realmId);
    }

    @Override
    public Optional<StoredSecret> findBySecret(List<SecretHash> candidates) {
        return LookupMetrics.timed(() -> lookup.find(candidates).map(this::toStoredSecret));
    }

    private StoredSecret toStoredSecret(SecretLookup.Found found) {
        SecretEntity secret = found.secret();
        Optional<Instant> validUntil = secret.ended
                ? Optional.of(StoredSecret.ENDED)
                : Optional.ofNullable(secret.validUntil).map(Instant::ofEpochMilli);
        return new StoredSecret(
                secret.tokenId,
                found.pat().filter(this::isOurs).map(this::toDomain),
                Instant.ofEpochMilli(secret.issuedAt),
                validUntil);
    }

    @Override
    public Optional<Pat> find(String id) {
        return Optional.ofNullable(em.find(PatEntity.class, id))
                .filter(this::isOurs)
                .map(this::toDomain);
    }

    @Override
    public boolean hasLiveValue(String id, Instant issuedAt, Instant now) {
        return secrets.isLive(id, issuedAt, now);
    }

    @Override
    public Optional<Pat> lock(String userId, String id) {
        return em.createNamedQuery("patOfOwner", PatEntity.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("id", id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .map(this::toDomain);
    }

    @Override
    public void lockOwners(Set<String> userIds) {
        LockEntity.lock(em, realmId, userIds);
    }

    @Override
    public long countActive(String userId, Instant now) {
        return em.createNamedQuery("patCountActive", Long.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setParameter("now", now.toEpochMilli())
                .getSingleResult();
    }

    @Override
    public boolean isNameTaken(String userId, PatName name, String exceptId) {
        return em.createNamedQuery("patCountName", Long.class)
                        .setParameter("realm", realmId)
                        .setParameter("user", userId)
                        .setParameter("nameKey", PatMapping.nameKey(name))
                        .setParameter("except", exceptId)
                        .getSingleResult()
                > 0;
    }

    @Override
    public long count(PatQuery query) {
        return lists.count(query);
    }

    @Override
    public List<Pat> list(PatQuery query, PatQuery.Page page) {
        return lists.list(query, page).stream().map(this::toDomain).toList();
    }

    @Override
    public List<Pat> following(PatQuery query, String afterId, int max) {
        return lists.following(query, afterId, max).stream().map(this::toDomain).toList();
    }

    @Override
    public Optional<Tombstone> findDeleted(String id) {
        return Optional.ofNullable(em.find(TombstoneEntity.class, id))
                .filter(stone -> stone.realmId.equals(realmId))
                .map(TombstoneEntity::toDomain);
    }

    @Override
    public Map<String, Usage> usages(Collection<String> ids) {
        return em.createNamedQuery("patUsages", UsageEntity.class)
                .setParameter("ids", ids)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultStream()
                .peek(em::detach)
                .collect(Collectors.toMap(row -> row.tokenId, UsageEntity::toDomain));
    }

    @Override
    public void insert(Pat pat, SecretHash hash) {
        try {
            var row = PatMapping.toRow(realmId, pat);
            em.persist(row);
            secrets.insert(pat, hash);
            em.persist(UsageEntity.unused(realmId, pat.id()));
            rights.insert(pat);
            em.flush();
            em.detach(row);
        } catch (ModelDuplicateException e) {
            throw new NameTakenException(e);
        }
    }

    @Override
    public void rename(Pat pat) {
        var row = PatMapping.toRow(realmId, pat);
        try {
            ofToken("patRename", row.id)
                    .setParameter("name", row.name)
                    .setParameter("nameKey", row.nameKey)
                    .setParameter("nameSort", row.nameSort)
                    .setParameter("description", row.description)
                    .executeUpdate();
        } catch (ModelDuplicateException | ConstraintViolationException e) {
            throw new NameTakenException(e);
        }
    }

    @Override
    public void regrant(Pat pat) {
        withGrant("patRegrant", PatMapping.toRow(realmId, pat)).executeUpdate();
        rights.replace(pat);
    }

    private Query withGrant(String update, PatEntity row) {
        return ofToken(update, row.id)
                .setParameter("scopes", row.scopes)
                .setParameter("roles", row.roles)
                .setParameter("audiences", row.audiences)
                .setParameter("details", row.details)
                .setParameter("allowedIps", row.allowedIps);
    }

    @Override
    public void renew(Pat pat, SecretHash hash) {
        var row = PatMapping.toRow(realmId, pat);
        secrets.replacePresent(pat, hash);
        withGrant("patRenew", row)
                .setParameter("hint", row.hint)
                .setParameter("secretIssuedAt", row.secretIssuedAt)
                .setParameter("previousUntil", row.previousUntil)
                .setParameter("generation", row.generation)
                .setParameter("expiresAt", row.expiresAt)
                .executeUpdate();
        rights.replace(pat);
    }

    @Override
    public void endPreviousSecrets(Pat pat) {
        secrets.endOlder(pat.id());
        ofToken("patEndPrevious", pat.id()).executeUpdate();
    }

    @Override
    public boolean revoke(String id, Revocation revocation) {
        return ofToken("patRevoke", id)
                        .setParameter("at", revocation.at().toEpochMilli())
                        .setParameter("by", revocation.by().orElse(null))
                        .setParameter(
                                "reason", revocation.reason().map(Remark::value).orElse(null))
                        .setParameter("compromised", revocation.compromised())
                        .executeUpdate()
                > 0;
    }

    @Override
    public boolean markCompromised(String id) {
        return ofToken("patMarkCompromised", id).executeUpdate() > 0;
    }

    @Override
    public boolean noteExpiry(String id) {
        return ofToken("patNoteExpiry", id).executeUpdate() > 0;
    }

    @Override
    public boolean noteNotice(String id, Instant expiresAt, int days) {
        return ofToken("patNoteNotice", id)
                        .setParameter("expiry", expiresAt.toEpochMilli())
                        .setParameter("days", days)
                        .executeUpdate()
                > 0;
    }

    @Override
    public List<Pat> children(Collection<String> ids) {
        return em.createNamedQuery("patChildren", PatEntity.class)
                .setParameter("realm", realmId)
                .setParameter("ids", ids)
                .getResultStream()
                .map(this::toDomain)
                .toList();
    }

    @Override
    public void delete(Pat pat, Instant at) {
        var stone = new TombstoneEntity();
        stone.id = pat.id();
        stone.realmId = realmId;
        stone.userId = pat.userId();
        stone.name = pat.name().value();
        stone.hint = pat.secret().hint();
        stone.deletedAt = at.toEpochMilli();
        em.persist(stone);
        em.flush();
        em.detach(stone); // many may go in one transaction
        rights.delete(pat.id());
        em.createNamedQuery("patUsageDelete").setParameter("id", pat.id()).executeUpdate();
        ofToken("patDelete", pat.id()).executeUpdate();
        pat.parentId()
                .ifPresent(parent -> ofToken("patAdopt", pat.id())
                        .setParameter("parent", parent)
                        .executeUpdate());
    }

    private Query ofToken(String update, String id) {
        return em.createNamedQuery(update).setParameter("realm", realmId).setParameter("id", id);
    }

    /** Forgets the row once it was read: what is read next, after waiting for a lock, must be what stands there then. */
    private Pat toDomain(PatEntity row) {
        em.detach(row);
        return PatMapping.toDomain(row);
    }

    private boolean isOurs(PatEntity row) {
        return row.realmId.equals(realmId);
    }
}
