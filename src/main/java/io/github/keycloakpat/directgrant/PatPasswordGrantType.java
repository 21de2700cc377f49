package io.github.keycloakpat.directgrant;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.directgrant.DirectGrant.Accepted;
import io.github.keycloakpat.issue.AccessTokenIssuer;
import io.github.keycloakpat.metrics.Door;
import io.github.keycloakpat.metrics.UseMetrics;
import io.github.keycloakpat.metrics.UseOutcome;
import io.github.keycloakpat.token.PatFormat;
import io.github.keycloakpat.usage.TooManyRefusals;
import io.github.keycloakpat.usage.UseNotes;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.grants.ResourceOwnerPasswordCredentialsGrantType;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.utils.StringUtil;

/**
 * Keycloak's password grant. Only where the flow took a personal access token for the password, the answer is made as
 * that of an exchange is: then Keycloak's builder of tokens is replaced before it is asked for the first one.
 */
final class PatPasswordGrantType extends ResourceOwnerPasswordCredentialsGrantType {
    private static final String SKIPPED = "The flow would skip '" + PatDirectGrantAuthenticator.PROVIDER_ID
            + "', as it is ALTERNATIVE beside what is REQUIRED, or in a CONDITIONAL sub-flow without a condition: make it"
            + " REQUIRED, or put it into a sub-flow";

    @Override
    public Response process(Context context) {
        requireNoTokenAsName(context);
        Optional<TokenFlow> flow = TokenFlow.of(context.getSession());
        requireFlowThatAsks(context, flow);
        DirectGrant grant = DirectGrant.begin(context.getSession());
        Response response = super.process(context);
        if (response.getStatus() == Response.Status.OK.getStatusCode()) {
            grant.accepted()
                    .ifPresent(token -> new UseNotes(context.getSession(), Door.DIRECT_GRANT)
                            .used(token.verified().pat()));
            return response;
        }
        return flow.isEmpty() || grant.isJudged() ? response : unasked(context, flow.get(), response);
    }

    /** Where no user was found, refusals are counted as well: who is limited must not learn by it which names there are. */
    private static Response unasked(Context context, TokenFlow flow, Response response) {
        KeycloakSession session = context.getSession();
        String value = DirectGrantRequest.value(session);
        if (!flow.wouldJudge(PatFormat.parse(value).isPresent())) {
            return response;
        }
        try {
            var services = PatServices.of(session);
            services.verifier()
                    .verify(value, services.useThrough(session.getContext().getClient()));
            return response;
        } catch (RefusedException e) {
            return new UseNotes(session, Door.DIRECT_GRANT)
                    .refused(e)
                    .map(wait -> TooManyRefusals.answer(wait).build())
                    .orElse(response);
        }
    }

    /**
     * A value in the place of the user's name would get into the log of events. As it was sent: Keycloak's authenticators
     * read it so, and of what is too long the parameters here know nothing.
     */
    private static void requireNoTokenAsName(Context context) {
        String name = context.getSession()
                .getContext()
                .getHttpRequest()
                .getDecodedFormParameters()
                .getFirst(OAuth2Constants.USERNAME);
        if (name != null && PatFormat.isIn(StringUtil.removeControlCharacters(name))) {
            context.getEvent().error(Errors.USER_NOT_FOUND);
            throw refuse(context, OAuthErrorException.INVALID_GRANT, DirectGrantErrors.WRONG_CREDENTIALS);
        }
    }

    private static void requireFlowThatAsks(Context context, Optional<TokenFlow> flow) {
        if (flow.filter(TokenFlow::skips).isPresent()) {
            context.getEvent().detail(Details.REASON, SKIPPED).error(Errors.NOT_ALLOWED);
            throw refuse(context, OAuthErrorException.UNAUTHORIZED_CLIENT, SKIPPED);
        }
    }

    private static CorsErrorResponseException refuse(Context context, String error, String what) {
        UseMetrics.count(Door.DIRECT_GRANT, UseOutcome.UNSERVED);
        return new CorsErrorResponseException(context.getCors(), error, what, Response.Status.BAD_REQUEST);
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
