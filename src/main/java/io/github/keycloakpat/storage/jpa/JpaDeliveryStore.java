package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.audit.AuditIds;
import io.github.keycloakpat.core.outbox.Announcement;
import io.github.keycloakpat.core.outbox.Attempt;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.DeliveryState;
import io.github.keycloakpat.storage.DeliveryStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/** What is to be delivered, in Keycloak's database. A node has what it could put its mark on by one update statement. */
final class JpaDeliveryStore implements DeliveryStore {
    /** Looked at in one turn: of all those of a channel in which something waits, the ones that have waited longest. */
    private static final int LANES = 1000;

    private final EntityManager em;

    JpaDeliveryStore(EntityManager em) {
        this.em = em;
    }

    @Override
    public int spread(int max, RandomGenerator random) {
        List<AnnouncementEntity> rows = em.createNamedQuery("patAnnouncements", AnnouncementEntity.class)
                .setMaxResults(max)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .getResultList();
        for (AnnouncementEntity row : rows) {
            Announcement announcement = row.toDomain();
            for (String target : announcement.targets()) {
                String id = AuditIds.next(announcement.createdAt(), random);
                em.persist(DeliveryMapping.toRow(announcement.to(target, id)));
            }
            em.remove(row);
        }
        em.flush();
        em.clear();
        return rows.size();
    }

    @Override
    public List<Claim> claim(Instant now, Room room) {
        List<Claim> claims = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            for (String lane : lanes(channel, now, room)) {
                for (DeliveryEntity row : due(channel, lane, now, room.left(channel, lane))) {
                    claim(row, now).ifPresent(claim -> {
                        room.taken(channel, lane);
                        claims.add(claim);
                    });
                }
            }
        }
        return claims;
    }

    private List<String> lanes(Channel channel, Instant now, Room room) {
        if (room.left(channel) <= 0) {
            return List.of();
        }
        return em.createNamedQuery("patDeliveryLanes", String.class)
                .setParameter("channel", channel.name())
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(LANES)
                .getResultList();
    }

    /** What somebody else holds at this moment is passed over: nobody waits here, and so nobody for us. */
    private List<DeliveryEntity> due(Channel channel, String lane, Instant now, int max) {
        if (max <= 0) {
            return List.of();
        }
        List<DeliveryEntity> rows = em.createNamedQuery("patDeliveriesDue", DeliveryEntity.class)
                .setParameter("channel", channel.name())
                .setParameter("lane", lane)
                .setParameter("now", now.toEpochMilli())
                .setMaxResults(max)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .getResultList();
        rows.forEach(em::detach);
        return rows;
    }

    private Optional<Claim> claim(DeliveryEntity row, Instant now) {
        String claim = UUID.randomUUID().toString();
        Duration lease = Channel.valueOf(row.channel).lease();
        int taken = em.createNamedQuery("patDeliveryClaim")
                .setParameter("claim", claim)
                .setParameter("until", now.plus(lease).toEpochMilli())
                .setParameter("id", row.id)
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
        return taken == 1 ? Optional.of(new Claim(claim, DeliveryMapping.toDomain(row))) : Optional.empty();
    }

    @Override
    public boolean settle(Claim claim, DeliveryState state, Optional<Instant> nextAt, Attempt attempt) {
        boolean over = state != DeliveryState.PENDING;
        Long finishedAt = over ? attempt.at().plus(attempt.took()).toEpochMilli() : null;
        return em.createNamedQuery("patDeliverySettle")
                        .setParameter("id", claim.delivery().id())
                        .setParameter("claim", claim.id())
                        .setParameter("state", state.name())
                        .setParameter("nextAt", WebhookMapping.millis(nextAt))
                        .setParameter("finishedAt", finishedAt)
                        .setParameter(
                                "attempts", AttemptsJson.write(claim.delivery().attempts(), attempt))
                        .executeUpdate()
                > 0;
    }

    @Override
    public void park(Claim claim) {
        giveUp("patDeliveryParkClaimed", claim);
    }

    @Override
    public void release(Claim claim) {
        giveUp("patDeliveryRelease", claim);
    }

    private void giveUp(String query, Claim claim) {
        em.createNamedQuery(query)
                .setParameter("id", claim.delivery().id())
                .setParameter("claim", claim.id())
                .executeUpdate();
    }

    @Override
    public Map<Channel, Backlog> backlog() {
        Map<Channel, Backlog> backlog = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            backlog.put(channel, Backlog.none());
        }
        em.createNamedQuery("patDeliveryBacklog", Object[].class)
                .getResultStream()
                .forEach(row -> backlog.put(
                        Channel.valueOf((String) row[0]),
                        backlog((Long) row[1], (Long) row[2], WebhookMapping.time((Long) row[3]))));
        backlog.merge(Channel.WEBHOOK, announced(), Backlog::and);
        return backlog;
    }

    private Backlog announced() {
        Object[] row =
                em.createNamedQuery("patAnnouncementBacklog", Object[].class).getSingleResult();
        return new Backlog((Long) row[0], 0, WebhookMapping.time((Long) row[1]));
    }

    private static Backlog backlog(long waiting, long pending, Optional<Instant> oldest) {
        return new Backlog(waiting, pending - waiting, oldest);
    }

    @Override
    public Map<String, String> crowded(long limit) {
        return em.createNamedQuery("patDeliveryCrowded", Object[].class)
                .setParameter("limit", limit)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    @Override
    public int forget(Instant until, int max) {
        return forget(em.createQuery("select d.id from DeliveryEntity d where d.finishedAt <= :until", String.class)
                .setParameter("until", until.toEpochMilli())
                .setMaxResults(max)
                .getResultList());
    }

    @Override
    public int forgetBeyond(int keep, int max) {
        List<String> crowded = em.createQuery(
                        "select d.target from DeliveryEntity d where d.finishedAt is not null group by d.target"
                                + " having count(d) > :keep",
                        String.class)
                .setParameter("keep", (long) keep)
                .getResultList();
        List<String> oldest = new ArrayList<>();
        for (String target : crowded) {
            oldest.addAll(em.createQuery(
                            "select d.id from DeliveryEntity d where d.target = :target and d.finishedAt is not null"
                                    + " order by d.createdAt desc, d.id desc",
                            String.class)
                    .setParameter("target", target)
                    .setFirstResult(keep)
                    .setMaxResults(max - oldest.size())
                    .getResultList());
            if (oldest.size() >= max) {
                break;
            }
        }
        return forget(oldest);
    }

    private int forget(List<String> ids) {
        if (!ids.isEmpty()) {
            em.createQuery("delete from DeliveryEntity d where d.id in :ids and d.finishedAt is not null")
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        return ids.size();
    }

    @Override
    public int forgetSequences(int max) {
        List<String> lost = em.createQuery(
                        "select s.tokenId from SequenceEntity s where not exists"
                                + " (select t.id from PatEntity t where t.id = s.tokenId) and not exists"
                                + " (select x.id from TombstoneEntity x where x.id = s.tokenId) order by s.tokenId",
                        String.class)
                .setMaxResults(max)
                .getResultList();
        if (!lost.isEmpty()) {
            em.createQuery("delete from SequenceEntity s where s.tokenId in :ids")
                    .setParameter("ids", lost)
                    .executeUpdate();
        }
        return lost.size();
    }
}
