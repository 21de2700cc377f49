package io.github.keycloakpat.rest;

import io.github.keycloakpat.core.fault.Fault;
import io.github.keycloakpat.core.fault.FaultException;
import jakarta.ws.rs.core.HttpHeaders;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.cors.Cors;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** Finds out who calls: by a bearer token with audience {@code account}. Cookies are never read. */
final class CallerAuthenticator {
    static final String[] METHODS = {"GET", "POST", "PUT", "DELETE"};

    private static final String[] EXPOSED = {"Location", "X-Total-Count", "WWW-Authenticate"};

    private final KeycloakSession session;

    CallerAuthenticator(KeycloakSession session) {
        this.session = session;
    }

    Caller authenticate() {
        RealmModel realm = session.getContext().getRealm();
        requireOpen(session);
        AuthResult result = authenticateBearer();
        ClientModel account = realm.getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        if (account == null || !account.isEnabled()) {
            throw notMeantForThis();
        }
        Caller caller = caller(result, account);
        Cors.builder()
                .checkAllowedOrigins(result.token())
                .allowedMethods(METHODS)
                .exposedHeaders(EXPOSED)
                .auth()
                .add();
        return caller;
    }

    private Caller caller(AuthResult result, ClientModel account) {
        if (CallingTokens.isBehind(session, result.token())) {
            return Caller.through(CallingTokens.verify(session, result.token()), result, account);
        }
        AccessToken token = complete(result);
        if (!token.hasAudience(account.getClientId())) {
            throw notMeantForThis();
        }
        return Caller.inPerson(result, token, account);
    }

    private static FaultException notMeantForThis() {
        return FaultException.of(
                Fault.UNAUTHORIZED, "Your access token is not meant for this: its audience lacks 'account'.");
    }

    /** Whether anybody at all may call: the realm is switched on, and the connection as it demands. */
    static void requireOpen(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        if (!realm.isEnabled()) {
            throw FaultException.of(Fault.PERMISSION_DENIED, "This realm is switched off.");
        }
        var context = session.getContext();
        boolean https = "https".equals(context.getUri().getBaseUri().getScheme());
        if (!https && realm.getSslRequired().isRequired(context.getConnection())) {
            throw FaultException.of(Fault.PERMISSION_DENIED, "Use https.");
        }
    }

    private AuthResult authenticateBearer() {
        HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
        var header = AppAuthManager.extractAuthorizationHeaderTokenOrReturnNull(headers);
        AuthResult result = header == null
                ? null
                : new AppAuthManager.BearerTokenAuthenticator(session)
                        .setTokenString(header.getToken())
                        .authenticate();
        if (result == null) {
            throw FaultException.of(
                    Fault.UNAUTHORIZED,
                    "Sign in, and send your access token as 'Authorization: Bearer …'. What a personal access token was "
                            + "exchanged for needs the scope of this call, such as tokens:read.");
        }
        return result;
    }

    /** Lightweight access tokens (the account console's are) leave out what Keycloak adds at introspection. */
    private AccessToken complete(AuthResult result) {
        AccessToken token = result.token();
        if (token.getAudience() != null && token.getResourceAccess(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID) != null) {
            return token;
        }
        var provider = (AccessTokenIntrospectionProvider<?>) session.getProvider(
                TokenIntrospectionProvider.class, AccessTokenIntrospectionProviderFactory.ACCESS_TOKEN_TYPE);
        return provider.transformAccessToken(token, result.session());
    }
}
