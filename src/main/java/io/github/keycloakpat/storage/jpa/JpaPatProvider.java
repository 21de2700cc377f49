package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.core.audit.AuditTrail;
import io.github.keycloakpat.core.leak.ReportKeys;
import io.github.keycloakpat.core.outbox.Outbox;
import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.core.port.PolicyMemory;
import io.github.keycloakpat.core.usage.UsageBuffer;
import io.github.keycloakpat.core.verify.RefusalLimit;
import io.github.keycloakpat.core.webhook.TargetList;
import io.github.keycloakpat.core.webhook.WebhookStore;
import io.github.keycloakpat.storage.DeliveryStore;
import io.github.keycloakpat.storage.NodeMemory;
import io.github.keycloakpat.storage.PatProvider;
import io.github.keycloakpat.storage.UpkeepStore;
import io.github.keycloakpat.storage.UsageStore;
import io.github.keycloakpat.token.SecretHasher;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Tokens in the transaction of one session. */
public final class JpaPatProvider implements PatProvider {
    private final KeycloakSession session;
    private final NodeMemory node;
    private boolean ringing;

    public JpaPatProvider(KeycloakSession session, NodeMemory node) {
        this.session = session;
        this.node = node;
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
    public WebhookStore webhooks(RealmModel realm) {
        return new JpaWebhookStore(entityManager(), realm.getId());
    }

    @Override
    public Outbox outbox(RealmModel realm) {
        return new JpaOutbox(entityManager(), realm.getId(), this::ringOnceCommitted);
    }

    private void ringOnceCommitted() {
        if (!ringing) {
            ringing = true;
            session.getTransactionManager().enlistAfterCompletion(new AfterCommit(node.bell()::ring));
        }
    }

    @Override
    public DeliveryStore deliveries() {
        return new JpaDeliveryStore(entityManager());
    }

    @Override
    public TargetList webhookAllow() {
        return node.webhookAllow();
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
        return node.buffer();
    }

    @Override
    public RefusalLimit refusals() {
        return node.refusals();
    }

    @Override
    public Optional<String> username(String userId) {
        return entityManager()
                .createQuery("select u.username from UserEntity u where u.id = :id", String.class)
                .setParameter("id", userId)
                .getResultStream()
                .findFirst();
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
        return node.hasher();
    }

    @Override
    public ReportKeys reportKeys() {
        return node.reportKeys();
    }

    private EntityManager entityManager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    @Override
    public void close() {}
}
