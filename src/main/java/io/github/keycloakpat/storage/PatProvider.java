package io.github.keycloakpat.storage;

import io.github.keycloakpat.core.port.PatStore;
import io.github.keycloakpat.token.SecretHasher;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** Where personal access tokens are kept, for one session. */
public interface PatProvider extends Provider {
    /** The tokens of one realm. */
    PatStore store(RealmModel realm);

    /** How values are hashed on this server. */
    SecretHasher hasher();
}
