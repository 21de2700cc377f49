package io.github.keycloakpat.issue;

import io.github.keycloakpat.core.manage.MetaScope;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.CorsErrorResponseException;

/**
 * The guard. What a token is exchanged for says in its {@code jti} that it came from this grant type, and Keycloak asks
 * the grant type before it lets an access token into the admin, account, authorization and broker endpoints. Without it
 * a JWT limited to {@code orders:read} would open the admin REST API of an administrator, as that looks at what the user
 * may and not at what the token says. The only exception are our own addresses, each by its scope: there the token and
 * its owner are looked at again.
 */
final class PatGrantType implements OAuth2GrantType {
    @Override
    public boolean isTokenAllowed(KeycloakSession session, AccessToken token) {
        return RequestedCall.of(session)
                .filter(call -> hasScope(token, call.scope()))
                .isPresent();
    }

    private static boolean hasScope(AccessToken token, MetaScope scope) {
        return token.getScope() != null && List.of(token.getScope().split(" ")).contains(scope.scope());
    }

    @Override
    public EventType getEventType() {
        return EventType.TOKEN_EXCHANGE;
    }

    @Override
    public Set<String> getTokenParameterNames() {
        return Set.of();
    }

    /** Nobody gets a token by naming this grant type: tokens are exchanged by RFC 8693. */
    @Override
    public Response process(Context context) {
        context.getEvent().error(Errors.INVALID_REQUEST);
        throw new CorsErrorResponseException(
                context.getCors(),
                OAuthErrorException.UNSUPPORTED_GRANT_TYPE,
                "Exchange the token with urn:ietf:params:oauth:grant-type:token-exchange",
                Response.Status.BAD_REQUEST);
    }

    @Override
    public void close() {}
}
