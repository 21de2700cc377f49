package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.outbox.Channel;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Takes away what we keep of users and realms that are removed. Removed applications stay in the tokens that name them:
 * a token whose last application were taken out of its list would be good for all.
 */
final class Removal {
    /**
     * As everywhere, a token's row before those of its values. What is found by way of tokens (uses, and rows by which
     * rights are found) is forgotten by a job: who writes uses locks in an order that a statement over many tokens does
     * not keep.
     */
    private static final List<String> TABLES = List.of("pat", "patSecret", "patTombstone");

    private final EntityManager em;

    Removal(EntityManager em) {
        this.em = em;
    }

    /** The audit trail of the user's tokens stays until the realm's retention time is over. */
    void ofUser(String realmId, String userId) {
        for (String table : TABLES) {
            em.createNamedQuery(table + "DeleteOfUser")
                    .setParameter("realm", realmId)
                    .setParameter("user", userId)
                    .executeUpdate();
        }
        em.createNamedQuery("patDeliveryDeleteOfTarget")
                .setParameter("realm", realmId)
                .setParameter("target", userId)
                .setParameter("channel", Channel.MAIL.name())
                .executeUpdate();
    }

    void ofRealm(String realmId) {
        for (String table : TABLES) {
            deleteOfRealm(table, realmId);
        }
        deleteOfRealm("patAudit", realmId);
        deleteOfRealm("patPolicy", realmId);
        deleteOfRealm("patWebhook", realmId);
        deleteOfRealm("patAnnouncement", realmId);
        deleteOfRealm("patDelivery", realmId);
        deleteOfRealm("patSequence", realmId);
    }

    private void deleteOfRealm(String table, String realmId) {
        em.createNamedQuery(table + "DeleteOfRealm")
                .setParameter("realm", realmId)
                .executeUpdate();
    }
}
