package io.github.keycloakpat.protocol;

import io.github.keycloakpat.revocation.PatRevocationExtension;
import org.keycloak.Config;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocolFactory;

/**
 * Takes the place of Keycloak's OpenID Connect, all of which it is, but for two things that have no extension point:
 * revocation, and introspection with a hint that Keycloak does not know. It can be left out when the server is built;
 * Keycloak's own then stays, tokens are revoked at {@link PatRevocationExtension} alone, and such hints are refused.
 */
public final class PatProtocolFactory extends OIDCLoginProtocolFactory {
    /** Keycloak takes an option for one of the build only if its name ends so. */
    private static final String OPTION = "standard-revocation-enabled";

    @Override
    public Object createProtocolEndpoint(KeycloakSession session, EventBuilder event) {
        return new PatProtocolService(session, event);
    }

    /**
     * Above Keycloak's own, of the same id, or below where ours shall be left out. Keycloak asks when it is built, and of
     * factories with one id throws all away but the highest, before it asks any whether it is supported. The order also
     * tells where the protocol stands in lists of the admin console.
     */
    @Override
    public int order() {
        boolean wanted = Config.scope("personal-access-token", "jpa").getBoolean(OPTION, true);
        return wanted ? super.order() + 1 : super.order() - 1;
    }
}
