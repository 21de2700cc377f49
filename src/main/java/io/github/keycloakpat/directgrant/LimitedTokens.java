package io.github.keycloakpat.directgrant;

import io.github.keycloakpat.core.verify.RefusedException;
import io.github.keycloakpat.directgrant.DirectGrant.Accepted;
import io.github.keycloakpat.issue.AccessTokenIssuer;
import java.util.Map;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;

/** Builds the answer of an exchange, whatever session is shown to it. */
final class LimitedTokens extends TokenManager {
    private final Accepted token;
    private final AccessTokenIssuer issuer;
    private final Map<String, String> clientNotes;

    LimitedTokens(Accepted token, AccessTokenIssuer issuer, Map<String, String> clientNotes) {
        this.token = token;
        this.issuer = issuer;
        this.clientNotes = clientNotes;
    }

    @Override
    public AccessTokenResponseBuilder responseBuilder(
            RealmModel realm,
            ClientModel client,
            EventBuilder event,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext clientSessionCtx) {
        try {
            return issuer.responseBuilder(token.verified(), token.rights(), client, event, clientNotes);
        } catch (RefusedException e) {
            throw new IllegalStateException("refused for an audience that nobody can ask for here", e);
        }
    }
}
