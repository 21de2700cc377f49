package io.github.keycloakpat.directgrant;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.directgrant.DirectGrant.Accepted;
import io.github.keycloakpat.issue.AccessTokenIssuer;
import io.github.keycloakpat.token.PatFormat;
import io.github.keycloakpat.usage.UseNotes;
import jakarta.ws.rs.core.Response;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Errors;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.grants.ResourceOwnerPasswordCredentialsGrantType;
import org.keycloak.services.CorsErrorResponseException;

/**
 * Keycloak's password grant. Only where the flow took a personal access token for the password, the answer is made as
 * that of an exchange is: then Keycloak's builder of tokens is replaced before it is asked for the first one.
 */
final class PatPasswordGrantType extends ResourceOwnerPasswordCredentialsGrantType {

    @Override
    public Response process(Context context) {
        requireNoTokenAsName(context);
        DirectGrant grant = DirectGrant.begin(context.getSession());
        Response response = super.process(context);
        if (response.getStatus() == Response.Status.OK.getStatusCode()) {
            grant.accepted()
                    .ifPresent(token -> new UseNotes(context.getSession())
                            .used(token.verified().pat()));
        }
        return response;
    }

    /** A value in the place of the user's name would get into the log of events. */
    private static void requireNoTokenAsName(Context context) {
        String name = context.getFormParams().getFirst(OAuth2Constants.USERNAME);
        if (name != null && PatFormat.isIn(name)) {
            context.getEvent().error(Errors.USER_NOT_FOUND);
            throw new CorsErrorResponseException(
                    context.getCors(),
                    OAuthErrorException.INVALID_GRANT,
                    DirectGrantErrors.WRONG_CREDENTIALS,
                    Response.Status.BAD_REQUEST);
        }
    }

    /** Called when the flow is over, and before the first token is made. */
    @Override
    public void updateUserSessionFromClientAuth(UserSessionModel userSession) {
        super.updateUserSessionFromClientAuth(userSession);
        DirectGrant.of(session).flatMap(DirectGrant::accepted).ifPresent(this::limit);
    }

    private void limit(Accepted token) {
        event.session((String) null); // it is over with this request
        clientConfig = OIDCAdvancedConfigWrapper.fromClientModel(new WithoutRefreshTokens(client));
        tokenManager = new LimitedTokens(token, issuer(), clientAuthAttributes);
    }

    private AccessTokenIssuer issuer() {
        return new AccessTokenIssuer(session, PatServices.of(session).policy(), tokenManager);
    }
}
