package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.policy.PolicyTexts;
import io.github.keycloakpat.core.port.PolicyMemory;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.jpa.entities.RealmEntity;

/** What was seen of a realm's policy, in Keycloak's database. */
final class JpaPolicyMemory implements PolicyMemory {
    /** Takes the part of an owner among those who lock rows. */
    private static final String POLICY = "policy";

    private final EntityManager em;
    private final String realmId;

    JpaPolicyMemory(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    @Override
    public void lock() {
        LockEntity.lock(em, realmId, Set.of(POLICY));
    }

    /**
     * Keycloak writes attributes as they were when it read the realm, maybe before it waited for the lock: what another
     * has added since it would add, and what another has taken away it would take away, both of which fail.
     */
    @Override
    public void lockToChange() {
        lock();
        RealmEntity realm = em.find(RealmEntity.class, realmId);
        realm.getAttributes().forEach(em::detach);
        em.refresh(realm);
    }

    @Override
    public PolicyTexts present() {
        return new PolicyRows(em).present(realmId);
    }

    @Override
    public Map<String, String> remembered() {
        SeenPolicyEntity row = row();
        return row == null ? Map.of() : PolicyRows.parse(row.texts);
    }

    @Override
    public boolean remember(PolicyTexts texts) {
        SeenPolicyEntity row = row();
        if (row == null) {
            insert(texts);
            return true;
        }
        return em.createNamedQuery("patPolicyUpdate")
                        .setParameter("realm", realmId)
                        .setParameter("version", row.version)
                        .setParameter("texts", PolicyRows.write(texts))
                        .executeUpdate()
                > 0;
    }

    private void insert(PolicyTexts texts) {
        var row = new SeenPolicyEntity();
        row.realmId = realmId;
        row.texts = PolicyRows.write(texts);
        row.version = 1;
        em.persist(row);
        em.flush();
        em.detach(row);
    }

    private SeenPolicyEntity row() {
        SeenPolicyEntity row = em.find(SeenPolicyEntity.class, realmId);
        if (row != null) {
            em.detach(row);
        }
        return row;
    }
}
