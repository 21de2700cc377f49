package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.storage.PatProvider;
import io.github.keycloakpat.token.SecretHasher;
import jakarta.persistence.EntityManager;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Tokens in the transaction of one session. */
final class JpaPatProvider implements PatProvider {
    private final KeycloakSession session;
    private final SecretHasher hasher;

    JpaPatProvider(KeycloakSession session, SecretHasher hasher) {
        this.session = session;
        this.hasher = hasher;
    }

    @Override
    public PatStore store(RealmModel realm) {
        String realmId = realm.getId();
        return new JpaPatStore(entityManager(session), realmId, userId -> makeOwnerRow(realmId, userId));
    }

    @Override
    public SecretHasher hasher() {
        return hasher;
    }

    /** In a transaction of its own, as a loser of the race could not go on with one that failed. */
    private void makeOwnerRow(String realmId, String userId) {
        try {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
                var row = new OwnerEntity();
                row.realmId = realmId;
                row.userId = userId;
                EntityManager em = entityManager(own);
                em.persist(row);
                em.flush();
            });
        } catch (ModelDuplicateException e) {
            return; // another request made it in the meantime, which is as good
        }
    }

    static EntityManager entityManager(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    @Override
    public void close() {}
}
