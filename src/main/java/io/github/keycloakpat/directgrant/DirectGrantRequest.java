package io.github.keycloakpat.directgrant;

import io.github.keycloakpat.core.grant.ScopeSet;
import io.github.keycloakpat.core.verify.RightsRequest;
import io.github.keycloakpat.issue.PairwiseSubjects;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.representations.idm.CredentialRepresentation;

/** What a client asks for by a token in the place of a password. */
final class DirectGrantRequest {
    private static final List<String> TARGETS = List.of(OAuth2Constants.AUDIENCE, OAuth2Constants.RESOURCE);

    private final AuthenticationFlowContext context;

    DirectGrantRequest(AuthenticationFlowContext context) {
        this.context = context;
    }

    /** As it was sent: where control characters have to be taken out first, there is no token. */
    @Nullable
    String value() {
        return value(context.getSession());
    }

    static @Nullable String value(KeycloakSession session) {
        return session.getContext()
                .getHttpRequest()
                .getDecodedFormParameters()
                .getFirst(CredentialRepresentation.PASSWORD);
    }

    RightsRequest rights() throws UnservedException {
        String scope = context.getAuthenticationSession().getClientNote(OIDCLoginProtocol.SCOPE_PARAM);
        try {
            return new RightsRequest(ScopeSet.parse(scope == null ? "" : scope), Set.of());
        } catch (IllegalArgumentException e) {
            throw new UnservedException(
                    OAuthErrorException.INVALID_SCOPE, "Parameter 'scope' is no list of scope tokens");
        }
    }

    /** Without these a client would get more than it was meant to have, or other than it was promised. */
    void requireServable() throws UnservedException {
        ClientModel client = context.getAuthenticationSession().getClient();
        if (client.isFullScopeAllowed()) {
            throw new UnservedException(
                    OAuthErrorException.UNAUTHORIZED_CLIENT,
                    "Switch 'Full scope allowed' off for this client before it may use personal access tokens");
        }
        if (PairwiseSubjects.areOf(client)) {
            throw new UnservedException(
                    OAuthErrorException.UNAUTHORIZED_CLIENT,
                    "A client with pairwise subjects can't use personal access tokens: remove the mapper of them");
        }
        for (String target : TARGETS) {
            if (form().containsKey(target)) {
                throw new UnservedException(
                        OAuthErrorException.INVALID_TARGET,
                        "Parameter '" + target + "' is not supported here: exchange the token");
            }
        }
    }

    private MultivaluedMap<String, String> form() {
        return context.getHttpRequest().getDecodedFormParameters();
    }
}
