package io.github.keycloakpat.issue;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/** Cuts our access tokens once more, after every mapper and every other processor. */
public final class PatTokenPostProcessor implements TokenPostProcessor {

    @Override
    public void process(TokenPostProcessorContext context) {
        FinalCut cut = context.clientSessionCtx() == null
                ? null
                : context.clientSessionCtx().getAttribute(FinalCut.ATTRIBUTE, FinalCut.class);
        if (cut != null) {
            cut.apply(context.accessToken());
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
