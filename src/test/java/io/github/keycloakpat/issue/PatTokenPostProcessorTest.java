package io.github.keycloakpat.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.token.TokenInterceptorException;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.representations.AccessToken;

/** What becomes of a session that a token opened, should Keycloak ever make tokens of it past our own builder. */
class PatTokenPostProcessorTest {
    @Test
    void whatIsNotLimitedIsRefusedWhereATokenOpenedTheSession() {
        var context = context(new AccessToken(), Map.of(PatTokenPostProcessor.OPENED_BY_TOKEN, "id"));

        assertThatThrownBy(() -> new PatTokenPostProcessor().process(context))
                .isInstanceOf(TokenInterceptorException.class)
                .extracting("error")
                .isEqualTo("invalid_grant");
    }

    @Test
    void everyOtherSessionIsLetAlone() {
        var token = new AccessToken();
        token.subject("alice");

        assertThatCode(() -> new PatTokenPostProcessor().process(context(token, Map.of("other", "note"))))
                .doesNotThrowAnyException();

        assertThat(token.getSubject()).isEqualTo("alice");
    }

    /** A session of these notes, as no FinalCut is in it. */
    private static TokenPostProcessorContext context(AccessToken token, Map<String, String> notes) {
        var user = Answering.one(UserSessionModel.class, "getNote", notes);
        var client = Answering.one(AuthenticatedClientSessionModel.class, "getUserSession", user);
        var session = Answering.one(ClientSessionContext.class, "getClientSession", client);
        return new TokenPostProcessorContext(null, null, null, token, session);
    }
}
