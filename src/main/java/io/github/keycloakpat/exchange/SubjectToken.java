package io.github.keycloakpat.exchange;

import io.github.keycloakpat.api.TokenTypes;
import io.github.keycloakpat.issue.PatGrantTypeFactory;
import io.github.keycloakpat.token.PatFormat;
import java.util.Objects;
import org.keycloak.OAuth2Constants;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.TokenExchangeContext;
import org.keycloak.representations.AccessToken;

/** What was sent as {@code subject_token}: whether it concerns us, and as what. */
enum SubjectToken {
    /** Called a personal access token, or has the form of one. */
    PERSONAL_ACCESS_TOKEN,
    /** An access token that a personal access token was exchanged for. */
    OUR_ACCESS_TOKEN,
    /** Not ours: Keycloak's own providers may have it. */
    OTHER;

    static SubjectToken of(TokenExchangeContext context) {
        String type = context.getParams().getSubjectTokenType();
        String value = context.getParams().getSubjectToken();
        if (TokenTypes.PERSONAL_ACCESS_TOKEN.equals(type)) {
            return PERSONAL_ACCESS_TOKEN;
        }
        if (OAuth2Constants.ACCESS_TOKEN_TYPE.equals(type)
                && PatFormat.parse(value).isPresent()) {
            return PERSONAL_ACCESS_TOKEN;
        }
        return value != null && isOurAccessToken(context.getSession(), value) ? OUR_ACCESS_TOKEN : OTHER;
    }

    /**
     * The value as the client sent it. Keycloak takes control characters out of form parameters, and what has to be
     * mended first is no token.
     */
    static String asSent(TokenExchangeContext context) {
        String sanitized = context.getParams().getSubjectToken();
        String raw = context.getSession()
                .getContext()
                .getHttpRequest()
                .getDecodedFormParameters()
                .getFirst(OAuth2Constants.SUBJECT_TOKEN);
        return Objects.equals(raw, sanitized) ? sanitized : null;
    }

    /** Not verified, as it only decides that the token is refused. */
    private static boolean isOurAccessToken(KeycloakSession session, String value) {
        try {
            return PatGrantTypeFactory.isOurs(session, new JWSInput(value).readJsonContent(AccessToken.class));
        } catch (JWSInputException e) {
            return false; // no JWT at all
        }
    }
}
