package io.github.keycloakpat.issue;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.TokenManager.AccessTokenResponseBuilder;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.representations.RefreshToken;

/** Answers with an access token and nothing else: no refresh token, no ID token, no word of a session. */
final class LimitedResponseBuilder extends AccessTokenResponseBuilder {

    LimitedResponseBuilder(
            EventBuilder event, KeycloakSession session, LimitedClientSession context, TokenManager tokens) {
        super(
                session.getContext().getRealm(),
                context.getClientSession().getClient(),
                event,
                session,
                context.getClientSession().getUserSession(),
                context,
                tokens);
    }

    /** Makes the token once: who asks again gets the one that was limited. */
    @Override
    public AccessTokenResponseBuilder generateAccessToken() {
        return getAccessToken() == null ? super.generateAccessToken() : this;
    }

    @Override
    public AccessTokenResponseBuilder generateRefreshToken() {
        throw never("refresh token");
    }

    @Override
    public AccessTokenResponseBuilder generateRefreshToken(RefreshToken old, AuthenticatedClientSessionModel session) {
        throw never("refresh token");
    }

    @Override
    public AccessTokenResponseBuilder generateIDToken(boolean isIdTokenAsDetachedSignature) {
        throw never("ID token");
    }

    @Override
    public AccessTokenResponse build() {
        AccessTokenResponse response = super.build();
        response.setSessionState(null);
        return response;
    }

    private static IllegalStateException never(String what) {
        return new IllegalStateException("a personal access token brings no " + what);
    }
}
