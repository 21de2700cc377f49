package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.audit.AuditEntry;
import io.github.keycloakpat.core.audit.AuditIds;
import io.github.keycloakpat.core.audit.AuditType;
import io.github.keycloakpat.core.lifecycle.Usage;
import io.github.keycloakpat.core.usage.RefusedUse;
import io.github.keycloakpat.core.usage.UsageMerge;
import io.github.keycloakpat.core.usage.Uses;
import io.github.keycloakpat.storage.UsageStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Uses in Keycloak's database. */
final class JpaUsageStore implements UsageStore {
    private final EntityManager em;
    private final RandomGenerator random;

    JpaUsageStore(EntityManager em, RandomGenerator random) {
        this.em = em;
        this.random = random;
    }

    @Override
    public List<Newcomer> writeUses(List<Uses> uses) {
        List<String> ids = uses.stream().map(use -> use.token().tokenId()).toList();
        Map<String, UsageEntity> rows = lock(ids);
        Map<String, PatEntity> tokens = tokens(ids);
        List<Newcomer> newcomers = new ArrayList<>();
        for (Uses use : uses) {
            UsageEntity row = rows.get(use.token().tokenId());
            PatEntity token = tokens.get(use.token().tokenId());
            if (row != null && token != null) {
                UsageMerge merge = UsageMerge.of(row.toDomain(), PlacesJson.read(row.places), use);
                write(use, merge, row, token);
                newcomers.addAll(newcomers(merge, token));
            }
        }
        return newcomers;
    }

    private static List<Newcomer> newcomers(UsageMerge merge, PatEntity token) {
        return merge.worthTelling().stream()
                .filter(notice -> notice.details().containsKey(UsageMerge.NEW_ADDRESS))
                .map(notice -> new Newcomer(
                        token.realmId,
                        PatMapping.toDomain(token),
                        (String) notice.details().get(UsageMerge.NEW_ADDRESS),
                        notice.sighting().at()))
                .toList();
    }

    /** In the order of ids, all in one statement: nodes that write at once wait and never stand in each other's way. */
    private Map<String, UsageEntity> lock(List<String> ids) {
        return em.createNamedQuery("patUsages", UsageEntity.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .peek(em::detach)
                .collect(Collectors.toMap(row -> row.tokenId, Function.identity()));
    }

    private Map<String, PatEntity> tokens(List<String> ids) {
        return em.createNamedQuery("patByIds", PatEntity.class)
                .setParameter("ids", ids)
                .getResultStream()
                .peek(em::detach)
                .collect(Collectors.toMap(row -> row.id, Function.identity()));
    }

    private void write(Uses uses, UsageMerge merge, UsageEntity row, PatEntity token) {
        Usage usage = merge.usage();
        em.createNamedQuery("patUsageUpdate")
                .setParameter("id", row.tokenId)
                .setParameter("count", uses.count())
                .setParameter("at", usage.lastAt().map(Instant::toEpochMilli).orElse(null))
                .setParameter("ip", usage.lastIp().orElse(null))
                .setParameter("client", usage.lastClient().orElse(null))
                .setParameter("places", PlacesJson.write(merge.places()))
                .executeUpdate();
        merge.worthTelling().forEach(notice -> {
            Instant at = notice.sighting().at();
            var entry = new AuditEntry(
                    AuditIds.next(at, random),
                    AuditType.USED,
                    Optional.of(new AuditEntry.Subject(token.id, token.name, token.userId)),
                    Optional.of(token.userId),
                    notice.sighting().origin(),
                    at,
                    notice.details());
            em.persist(AuditMapping.toRow(token.realmId, entry));
        });
    }

    @Override
    public void writeRefusals(List<RefusedUse> refusals) {
        refusals.forEach(this::write);
    }

    private void write(RefusedUse refusal) {
        String id = AuditIds.ofOnce(refusal.once());
        if (em.find(AuditEntity.class, id) == null) {
            entry(id, refusal)
                    .map(entry -> AuditMapping.toRow(refusal.token().realmId(), entry))
                    .ifPresent(em::persist);
        }
    }

    /** Empty if there is nothing left of the token that could be named. */
    private Optional<AuditEntry> entry(String id, RefusedUse refusal) {
        String tokenId = refusal.token().tokenId();
        PatEntity token = em.find(PatEntity.class, tokenId);
        if (token != null) {
            em.detach(token);
            return Optional.of(entry(id, refusal, token.name, token.userId));
        }
        TombstoneEntity stone = em.find(TombstoneEntity.class, tokenId);
        return Optional.ofNullable(stone).map(found -> entry(id, refusal, found.name, found.userId));
    }

    private static AuditEntry entry(String id, RefusedUse refusal, String name, String userId) {
        return new AuditEntry(
                id,
                AuditType.REFUSED,
                Optional.of(new AuditEntry.Subject(refusal.token().tokenId(), name, userId)),
                Optional.empty(),
                refusal.first().origin(),
                refusal.first().at(),
                Map.of("reason", refusal.reason().name()));
    }
}
