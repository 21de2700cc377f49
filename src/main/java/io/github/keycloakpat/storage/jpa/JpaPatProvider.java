package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.storage.PatProvider;
import io.github.keycloakpat.token.SecretHasher;
import jakarta.persistence.EntityManager;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

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
        return new JpaPatStore(entityManager(session), realm.getId());
    }

    @Override
    public SecretHasher hasher() {
        return hasher;
    }

    static EntityManager entityManager(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    @Override
    public void close() {}
}
