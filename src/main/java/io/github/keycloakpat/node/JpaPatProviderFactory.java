package io.github.keycloakpat.node;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.usage.UsageBuffer;
import io.github.keycloakpat.core.verify.RefusalLimit;
import io.github.keycloakpat.storage.NodeMemory;
import io.github.keycloakpat.storage.NodeMemory.Bell;
import io.github.keycloakpat.storage.PatProvider;
import io.github.keycloakpat.storage.PatProviderFactory;
import io.github.keycloakpat.storage.jpa.JpaPatProvider;
import io.github.keycloakpat.token.SecretHasher;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderEvent;

/** Keeps tokens in Keycloak's own database, and takes them away with their users and realms. */
public final class JpaPatProviderFactory implements PatProviderFactory {
    public static final String PROVIDER_ID = "jpa";

    /** Tokens used on this node between two writes; each takes some hundred bytes, and more if used from many places. */
    private static final int BUFFERED_TOKENS = 100_000;

    /** Each takes some hundred bytes. */
    private static final int REFUSED_ADDRESSES = 10_000;

    private final UsageBuffer buffer = new UsageBuffer(BUFFERED_TOKENS);
    private PatSettings settings = PatSettings.presets();
    private final Bell bell = new Bell();
    private NodeMemory memory = memory();
    private Background background = Background.none();

    @Override
    public PatProvider create(KeycloakSession session) {
        return new JpaPatProvider(session, memory);
    }

    @Override
    public void init(Config.Scope config) {
        settings = PatSettings.read(config);
        memory = memory();
    }

    private NodeMemory memory() {
        return new NodeMemory(
                new SecretHasher(settings.peppers()),
                buffer,
                new RefusalLimit(settings.refusedRate(), REFUSED_ADDRESSES, PatServices::now),
                settings.reportKeys(),
                settings.webhookAllow(),
                bell);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(this::onEvent);
    }

    private void onEvent(ProviderEvent event) {
        if (event instanceof UserModel.UserRemovedEvent removed) {
            PatServices.of(removed.getKeycloakSession(), removed.getRealm())
                    .removeOwner(removed.getUser().getId());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            removed.getKeycloakSession()
                    .getProvider(PatProvider.class)
                    .forgetRealm(removed.getRealm().getId());
        } else if (event instanceof PostMigrationEvent started) {
            background = Background.start(started.getFactory(), settings, memory);
        }
    }

    /** Closed before the database is, so that what is still in memory can be written. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(JpaConnectionProvider.class);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return PatSettings.metadata();
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void close() {
        background.stop();
    }
}
