package io.github.keycloakpat.protocol;

import io.github.keycloakpat.revocation.PatRevocationExtension;
import org.keycloak.Config;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocolFactory;
import org.keycloak.provider.EnvironmentDependentProviderFactory;

/**
 * Takes the place of Keycloak's OpenID Connect, all of which it is, but for two things that have no extension point:
 * revocation, and introspection with a hint that Keycloak does not know. It can be left out when the server is built;
 * Keycloak's own then stays, tokens are revoked at {@link PatRevocationExtension} alone, and such hints are refused.
 */
public final class PatProtocolFactory extends OIDCLoginProtocolFactory implements EnvironmentDependentProviderFactory {
    private static final int ONE_ABOVE = 1;

    @Override
    public Object createProtocolEndpoint(KeycloakSession session, EventBuilder event) {
        return new PatProtocolService(session, event);
    }

    /** Not read from the given scope: an option of that would be Keycloak's. */
    @Override
    public boolean isSupported(Config.Scope config) {
        return Config.scope("personal-access-token", "jpa").getBoolean("standard-revocation", true);
    }

    /** It also tells where the protocol stands in lists of the admin console. */
    @Override
    public int order() {
        return super.order() + ONE_ABOVE;
    }
}
