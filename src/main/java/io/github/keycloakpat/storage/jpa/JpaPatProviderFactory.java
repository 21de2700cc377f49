package io.github.keycloakpat.storage.jpa;

import io.github.keycloakpat.storage.PatProvider;
import io.github.keycloakpat.storage.PatProviderFactory;
import io.github.keycloakpat.token.SecretHasher;
import java.nio.file.Path;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ProviderEvent;

/** Keeps tokens in Keycloak's own database, and takes them away with their users and realms. */
public final class JpaPatProviderFactory implements PatProviderFactory {
    public static final String PROVIDER_ID = "jpa";

    private static final String PEPPER_FILE = "pepper-file";

    private SecretHasher hasher = new SecretHasher(List.of());

    @Override
    public PatProvider create(KeycloakSession session) {
        return new JpaPatProvider(session, hasher);
    }

    @Override
    public void init(Config.Scope config) {
        String pepperFile = config.get(PEPPER_FILE);
        if (pepperFile != null) {
            hasher = new SecretHasher(PepperFile.read(Path.of(pepperFile)));
        }
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(JpaPatProviderFactory::onEvent);
    }

    private static void onEvent(ProviderEvent event) {
        if (event instanceof UserModel.UserRemovedEvent removed) {
            new Removal(JpaPatProvider.entityManager(removed.getKeycloakSession()))
                    .ofUser(removed.getRealm().getId(), removed.getUser().getId());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            new Removal(JpaPatProvider.entityManager(removed.getKeycloakSession()))
                    .ofRealm(removed.getRealm().getId());
        }
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(PEPPER_FILE)
                .type("string")
                .helpText("File with keys for HMAC-SHA-256 of token values: lines of an id and at least 32 bytes in"
                        + " base64, newest first. Without it values are hashed with SHA-256.")
                .add()
                .build();
    }

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public void close() {}
}
