package io.github.keycloakpat.storage.jpa;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Adds our entities and tables to Keycloak's own. */
final class PatJpaEntityProvider implements JpaEntityProvider {
    @Override
    public List<Class<?>> getEntities() {
        return List.of(
                PatEntity.class,
                SecretEntity.class,
                LockEntity.class,
                TombstoneEntity.class,
                UsageEntity.class,
                RightEntity.class,
                AuditEntity.class,
                SeenPolicyEntity.class,
                JobEntity.class,
                WebhookEntity.class,
                AnnouncementEntity.class,
                DeliveryEntity.class,
                SequenceEntity.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/keycloak-pat/changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return PatJpaEntityProviderFactory.PROVIDER_ID;
    }

    @Override
    public void close() {}
}
