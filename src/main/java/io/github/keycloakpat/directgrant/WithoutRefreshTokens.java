package io.github.keycloakpat.directgrant;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.delegate.ClientModelLazyDelegate;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;

/** A client as it is, but that it uses no refresh tokens. */
final class WithoutRefreshTokens extends ClientModelLazyDelegate {

    WithoutRefreshTokens(ClientModel client) {
        super(() -> client);
    }

    @Override
    public @Nullable String getAttribute(String name) {
        return OIDCConfigAttributes.USE_REFRESH_TOKEN.equals(name) ? "false" : super.getAttribute(name);
    }
}
