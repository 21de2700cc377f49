package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.audit.AuditTrail;
import io.github.keycloakpat.core.leak.ReportKeys;
import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.core.port.PolicyMemory;
import io.github.keycloakpat.core.usage.UsageBuffer;
import io.github.keycloakpat.core.verify.RefusalLimit;
import io.github.keycloakpat.storage.PatProvider;
import io.github.keycloakpat.storage.UpkeepStore;
import io.github.keycloakpat.storage.UsageStore;
import io.github.keycloakpat.token.SecretHasher;
import jakarta.persistence.EntityManager;
import java.util.concurrent.ThreadLocalRandom;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Tokens in the transaction of one session. */
public final class JpaPatProvider implements PatProvider {
    private final KeycloakSession session;
    private final SecretHasher hasher;
    private final UsageBuffer buffer;
    private final RefusalLimit refusals;
    private final ReportKeys reportKeys;

    public JpaPatProvider(
            KeycloakSession session,
            SecretHasher hasher,
            UsageBuffer buffer,
            RefusalLimit refusals,
            ReportKeys reportKeys) {
        this.session = session;
        this.hasher = hasher;
        this.buffer = buffer;
        this.refusals = refusals;
        this.reportKeys = reportKeys;
    }

    @Override
    public PatStore store(RealmModel realm) {
        return new JpaPatStore(entityManager(), realm.getId(), new ViewableOwners(session, realm));
    }

    @Override
    public AuditTrail trail(RealmModel realm) {
        return new JpaAuditTrail(entityManager(), realm.getId());
    }

    @Override
    public PolicyMemory policyMemory(RealmModel realm) {
        return new JpaPolicyMemory(entityManager(), realm.getId());
    }

    @Override
    public UsageStore usage() {
        return new JpaUsageStore(entityManager(), ThreadLocalRandom.current());
    }

    @Override
    public UpkeepStore upkeep() {
        return new JpaUpkeepStore(entityManager());
    }

    @Override
    public UsageBuffer buffer() {
        return buffer;
    }

    @Override
    public RefusalLimit refusals() {
        return refusals;
    }

    @Override
    public void forgetOwner(RealmModel realm, String userId) {
        new Removal(entityManager()).ofUser(realm.getId(), userId);
    }

    @Override
    public void forgetRealm(String realmId) {
        new Removal(entityManager()).ofRealm(realmId);
    }

    @Override
    public SecretHasher hasher() {
        return hasher;
    }

    @Override
    public ReportKeys reportKeys() {
        return reportKeys;
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    @Override
    public void close() {}
}
