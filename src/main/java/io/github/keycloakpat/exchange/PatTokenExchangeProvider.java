package io.github.keycloakpat.exchange;

import static io.github.keycloakpat.exchange.ExchangeErrors.refuse;

import io.github.keycloakpat.boot.PatServices;
import io.github.keycloakpat.core.grant.Rights;
import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.core.verify.RightsRequest;
import io.github.keycloakpat.core.verify.VerifiedPat;
import io.github.keycloakpat.issue.AccessTokenIssuer;
import io.github.keycloakpat.issue.PairwiseSubjects;
import io.github.keycloakpat.issue.PatDetails;
import io.github.keycloakpat.metrics.Door;
import io.github.keycloakpat.metrics.UseMetrics;
import io.github.keycloakpat.metrics.UseOutcome;
import io.github.keycloakpat.realm.KeycloakApplications;
import io.github.keycloakpat.realm.KeycloakClientLimits;
import io.github.keycloakpat.usage.UseNotes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.util.MtlsHoKTokenUtil;

/** Exchanges a personal access token for a short access token (RFC 8693), and refuses to exchange that one again. */
final class PatTokenExchangeProvider implements TokenExchangeProvider {
    /** Client attribute: this client may exchange personal access tokens, public or not. */
    static final String ENABLED = "pat.exchange.enabled";

    private static final List<String> UNSUPPORTED_PARAMETERS = List.of(
            OAuth2Constants.ACTOR_TOKEN,
            OAuth2Constants.ACTOR_TOKEN_TYPE,
            OAuth2Constants.REQUESTED_SUBJECT,
            OAuth2Constants.REQUESTED_ISSUER,
            OAuth2Constants.SUBJECT_ISSUER);

    @Override
    public boolean supports(TokenExchangeContext context) {
        return SubjectToken.of(context) != SubjectToken.OTHER;
    }

    @Override
    public Response exchange(TokenExchangeContext context) {
        requireEnabled(context);
        requireClientThatCanBeServed(context);
        requireSupportedParameters(context);
        if (SubjectToken.of(context) == SubjectToken.OUR_ACCESS_TOKEN) {
            throw refuse(
                    context,
                    OAuthErrorException.INVALID_REQUEST,
                    "What a personal access token was exchanged for can't be exchanged again");
        }
        try {
            return respond(context, exchangeVerified(context));
        } catch (RefusedException e) {
            return ExchangeErrors.answer(e, context);
        }
    }

    private static void requireEnabled(TokenExchangeContext context) {
        if (!Boolean.parseBoolean(context.getClient().getAttribute(ENABLED))) {
            context.getEvent()
                    .detail(Details.REASON, "client attribute " + ENABLED + " is not true")
                    .error(Errors.NOT_ALLOWED);
            throw refuseClient(context);
        }
    }

    /** What Keycloak's other grants do for such clients can't be done here, or not without giving up a promise. */
    private static void requireClientThatCanBeServed(TokenExchangeContext context) {
        ClientModel client = context.getClient();
        if (PairwiseSubjects.areOf(client)) {
            throw refuse(
                    context,
                    OAuthErrorException.UNAUTHORIZED_CLIENT,
                    "A client with pairwise subjects can't exchange personal access tokens");
        }
        boolean needsCertificate =
                OIDCAdvancedConfigWrapper.fromClientModel(client).isUseMtlsHokToken();
        var request = context.getSession().getContext().getHttpRequest();
        if (needsCertificate
                && MtlsHoKTokenUtil.bindTokenWithClientCertificate(request, context.getSession()) == null) {
            throw refuse(
                    context,
                    OAuthErrorException.INVALID_REQUEST,
                    "Client Certification missing for MTLS HoK Token Binding");
        }
    }

    private static RuntimeException refuseClient(TokenExchangeContext context) {
        UseMetrics.count(Door.EXCHANGE, UseOutcome.UNSERVED);
        return new CorsErrorResponseException(
                context.getCors(),
                OAuthErrorException.UNAUTHORIZED_CLIENT,
                "This client may not exchange personal access tokens",
                Response.Status.BAD_REQUEST);
    }

    private static void requireSupportedParameters(TokenExchangeContext context) {
        for (String name : UNSUPPORTED_PARAMETERS) {
            if (context.getFormParams().containsKey(name)) {
                throw refuse(
                        context, OAuthErrorException.INVALID_REQUEST, "Parameter '" + name + "' is not supported here");
            }
        }
        String requestedType = context.getParams().getRequestedTokenType();
        if (requestedType != null && !OAuth2Constants.ACCESS_TOKEN_TYPE.equals(requestedType)) {
            throw refuse(
                    context,
                    OAuthErrorException.INVALID_REQUEST,
                    "A personal access token can only be exchanged for an access token");
        }
        if (context.getFormParams().containsKey(OAuth2Constants.RESOURCE)) {
            throw refuse(
                    context,
                    OAuthErrorException.INVALID_TARGET,
                    "Parameter 'resource' is not supported: use 'audience'");
        }
    }

    private static AccessTokenResponse exchangeVerified(TokenExchangeContext context) throws RefusedException {
        var services = PatServices.of(context.getSession());
        ClientModel client = context.getClient();
        VerifiedPat verified = services.verifier().verify(SubjectToken.asSent(context), services.useThrough(client));
        describe(context, verified);
        var limits = new KeycloakClientLimits(client, Optional.ofNullable(context.getRestrictedScopes()));
        Rights rights = services.rights().of(verified, limits, request(context));
        requireConsent(context, verified, rights);
        var issuer = new AccessTokenIssuer(
                context.getSession(), services.policy(), (TokenManager) context.getTokenManager());
        AccessTokenResponse response =
                issuer.issue(verified, rights, client, context.getEvent(), context.getClientAuthAttributes());
        new UseNotes(context.getSession(), Door.EXCHANGE).used(verified.pat());
        return response;
    }

    private static void describe(TokenExchangeContext context, VerifiedPat verified) {
        UserModel user = context.getSession()
                .users()
                .getUserById(context.getRealm(), verified.owner().userId());
        context.getEvent().user(user).detail(Details.USERNAME, user.getUsername());
        PatDetails.tell(context.getEvent(), verified.pat());
    }

    private static RightsRequest request(TokenExchangeContext context) {
        String scope = context.getParams().getScope();
        try {
            return new RightsRequest(ScopeSet.parse(scope == null ? "" : scope), audiences(context));
        } catch (IllegalArgumentException e) {
            throw refuse(context, OAuthErrorException.INVALID_SCOPE, "Parameter 'scope' is no list of scope tokens");
        }
    }

    private static Set<String> audiences(TokenExchangeContext context) {
        RealmModel realm = context.getRealm();
        Set<String> ids = new HashSet<>();
        for (String clientId :
                Optional.ofNullable(context.getParams().getAudience()).orElse(List.of())) {
            ids.add(KeycloakApplications.named(realm, clientId)
                    .map(ClientModel::getId)
                    .orElseThrow(() -> refuse(
                            context, OAuthErrorException.INVALID_TARGET, "The token is not good for this audience")));
        }
        return ids;
    }

    /** A client that needs the user's consent needs it here too. */
    private static void requireConsent(TokenExchangeContext context, VerifiedPat verified, Rights rights) {
        ClientModel client = context.getClient();
        UserModel user = context.getSession()
                .users()
                .getUserById(context.getRealm(), verified.owner().userId());
        if (client.isConsentRequired()
                && !TokenManager.verifyConsentStillAvailable(
                        context.getSession(),
                        user,
                        client,
                        null,
                        rights.scopes().toString())) {
            throw refuse(
                    context,
                    OAuthErrorException.INVALID_SCOPE,
                    "The owner of the token has not consented to this client");
        }
    }

    private static Response respond(TokenExchangeContext context, AccessTokenResponse response) {
        response.setOtherClaims(OAuth2Constants.ISSUED_TOKEN_TYPE, OAuth2Constants.ACCESS_TOKEN_TYPE);
        context.getEvent().success();
        return context.getCors().add(Response.ok(response, MediaType.APPLICATION_JSON_TYPE));
    }

    @Override
    public void close() {}
}
