package io.github.keycloakpat.issue;

import org.keycloak.OAuthErrorException;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/** Cuts our access tokens once more, after every mapper and every other processor. */
public final class PatTokenPostProcessor implements TokenPostProcessor {
    /** Note of a session that a token has opened in place of its owner: it brings nothing that was not limited. */
    public static final String OPENED_BY_TOKEN = "pat.opened_by_token";

    @Override
    public void process(TokenPostProcessorContext context) {
        ClientSessionContext session = context.clientSessionCtx();
        if (session == null) {
            return;
        }
        FinalCut cut = session.getAttribute(FinalCut.ATTRIBUTE, FinalCut.class);
        if (cut != null) {
            cut.apply(context.accessToken());
        } else if (session.getClientSession().getUserSession().getNote(OPENED_BY_TOKEN) != null) {
            throw new TokenInterceptorException(
                    OAuthErrorException.INVALID_GRANT, "A personal access token brings nothing here: exchange it");
        }
    }

    /** Registers the processor as the last one: they run by descending order. */
    public static final class Factory implements TokenPostProcessorFactory {
        private static final PatTokenPostProcessor PROCESSOR = new PatTokenPostProcessor();

        @Override
        public TokenPostProcessor create(KeycloakSession session) {
            return PROCESSOR;
        }

        @Override
        public String getId() {
            return "pat";
        }

        @Override
        public int order() {
            return Integer.MIN_VALUE;
        }
    }
}
