package io.github.keycloakpat.introspection;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.issue.PatClaims;
import io.github.keycloakpat.issue.PatGrantTypeFactory;
import jakarta.ws.rs.core.Response;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider;
import org.keycloak.representations.AccessToken;

/**
 * Introspection of access tokens (RFC 7662) that knows ours: they are shown as they were issued, where Keycloak would
 * build them anew from the client's default scopes, and are active only as long as the token that they came from.
 */
final class PatIntrospectionProvider extends AccessTokenIntrospectionProvider<AccessToken> {
    PatIntrospectionProvider(KeycloakSession session) {
        super(session);
    }

    @Override
    public Response introspect(String token, EventBuilder event) {
        return ValueIntrospection.introspect(session, token, event, super::introspect);
    }

    @Override
    protected boolean introspectionChecks(String token) {
        boolean active = super.introspectionChecks(token) && requireLiving();
        if (!active && this.token != null && PatGrantTypeFactory.isOurs(session, this.token)) {
            transformedToken = null; // else Keycloak signs it anew for who asks for a JWT, active or not
        }
        return active;
    }

    private boolean requireLiving() {
        if (!PatGrantTypeFactory.isOurs(session, this.token)
                || PatServices.of(session)
                        .verifier()
                        .isUsable(PatClaims.patId(this.token), PatClaims.generation(this.token))) {
            return true;
        }
        eventBuilder.detail(Details.REASON, "the personal access token is no longer active");
        eventBuilder.error(Errors.INVALID_TOKEN);
        return false;
    }

    @Override
    public AccessToken transformAccessToken(AccessToken token, UserSessionModel userSession) {
        return PatGrantTypeFactory.isOurs(session, token) ? token : super.transformAccessToken(token, userSession);
    }
}
