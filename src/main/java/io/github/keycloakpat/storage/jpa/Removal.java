package io.github.keycloakpat.storage.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Takes away what we keep of users and realms that are removed. Removed applications stay in the tokens that name them:
 * a token whose last application were taken out of its list would be good for all.
 */
final class Removal {
    /** What is kept of uses and rights first, as it is found by way of the tokens. */
    private static final List<String> TABLES = List.of("patUsage", "patRight", "patSecret", "pat", "patTombstone");

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
    }

    void ofRealm(String realmId) {
        for (String table : TABLES) {
            deleteOfRealm(table, realmId);
        }
        deleteOfRealm("patAudit", realmId);
    }

    private void deleteOfRealm(String table, String realmId) {
        em.createNamedQuery(table + "DeleteOfRealm")
                .setParameter("realm", realmId)
                .executeUpdate();
    }
}
