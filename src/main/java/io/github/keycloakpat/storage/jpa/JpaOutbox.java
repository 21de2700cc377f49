package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.outbox.Announcement;
import io.github.keycloakpat.core.outbox.Channel;
import io.github.keycloakpat.core.outbox.Delivery;
import io.github.keycloakpat.core.outbox.DeliveryState;
import io.github.keycloakpat.core.outbox.Outbox;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a realm has to tell, in Keycloak's database. */
final class JpaOutbox implements Outbox {
    private static final long SECOND = 2;

    private final EntityManager em;
    private final String realmId;
    private final Runnable added;

    /** @param added called whenever there is something new to be delivered once the transaction is committed */
    JpaOutbox(EntityManager em, String realmId, Runnable added) {
        this.em = em;
        this.realmId = realmId;
        this.added = added;
    }

    @Override
    public void add(Delivery delivery) {
        write(DeliveryMapping.toRow(delivery));
    }

    @Override
    public void announce(Announcement announcement) {
        write(AnnouncementEntity.of(announcement));
    }

    private void write(Object row) {
        em.persist(row);
        em.flush();
        em.detach(row); // many may come in one transaction
        added.run();
    }

    @Override
    public boolean addOnce(Delivery delivery) {
        DeliveryEntity known = em.find(DeliveryEntity.class, delivery.id());
        if (known != null) {
            em.detach(known);
            return false;
        }
        add(delivery);
        return true;
    }

    @Override
    public List<Delivery> list(Channel channel, String target, Optional<DeliveryState> state, int first, int max) {
        String order = " order by d.createdAt desc, d.id desc";
        return of("select d", order, DeliveryEntity.class, channel, target, state)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .peek(em::detach)
                .map(DeliveryMapping::toDomain)
                .toList();
    }

    @Override
    public long count(Channel channel, String target, Optional<DeliveryState> state) {
        return of("select count(d)", "", Long.class, channel, target, state).getSingleResult();
    }

    private <T> TypedQuery<T> of(
            String select, String order, Class<T> type, Channel channel, String target, Optional<DeliveryState> state) {
        String jpql = select + " from DeliveryEntity d where d.realmId = :realm and d.channel = :channel"
                + " and d.target = :target" + (state.isPresent() ? " and d.state = :state" : "") + order;
        TypedQuery<T> query = em.createQuery(jpql, type)
                .setParameter("realm", realmId)
                .setParameter("channel", channel.name())
                .setParameter("target", target);
        state.ifPresent(wanted -> query.setParameter("state", wanted.name()));
        return query;
    }

    @Override
    public Optional<Delivery> find(Channel channel, String target, String id) {
        return em.createNamedQuery("patDelivery", DeliveryEntity.class)
                .setParameter("realm", realmId)
                .setParameter("channel", channel.name())
                .setParameter("target", target)
                .setParameter("id", id)
                .getResultStream()
                .peek(em::detach)
                .findFirst()
                .map(DeliveryMapping::toDomain);
    }

    @Override
    public void reorder(String id, Instant now) {
        em.createNamedQuery("patDeliveryReorder")
                .setParameter("realm", realmId)
                .setParameter("id", id)
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
        added.run();
    }

    @Override
    public void park(Channel channel, String target) {
        ofTarget("patDeliveryPark", channel, target).executeUpdate();
    }

    @Override
    public void unpark(Channel channel, String target, Instant now) {
        ofTarget("patDeliveryUnpark", channel, target)
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
        added.run();
    }

    private Query ofTarget(String name, Channel channel, String target) {
        return em.createNamedQuery(name)
                .setParameter("realm", realmId)
                .setParameter("target", target)
                .setParameter("channel", channel.name());
    }

    @Override
    public long nextSequence(String tokenId) {
        int known = em.createNamedQuery("patSequenceNext")
                .setParameter("token", tokenId)
                .executeUpdate();
        if (known == 0) {
            var row = new SequenceEntity();
            row.tokenId = tokenId;
            row.realmId = realmId;
            row.latest = SECOND;
            em.persist(row);
            em.flush();
            em.detach(row);
            return SECOND;
        }
        return em.createNamedQuery("patSequence", Long.class)
                .setParameter("token", tokenId)
                .getSingleResult();
    }
}
